namespace Tocsin.Core.Search.Query;

/// <summary>One thing that a query asks for.</summary>
internal sealed record Clause
{
    /// <summary>The word as typed; of a phrase, its text without the quotes.</summary>
    public required string Text { get; init; }

    public SearchField Field { get; init; }

    /// <summary>The words must follow each other.</summary>
    public bool IsPhrase { get; init; }

    /// <summary>What begins so, too.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>Articles that have it are not wanted.</summary>
    public bool IsExcluded { get; init; }

    /// <summary>Where <see cref="Text"/> begins in the query as typed.</summary>
    public int Start { get; init; }

    /// <summary>An article without it is no answer; plain words only make one better.</summary>
    public bool IsRequired => !IsExcluded && (IsPhrase || Field != SearchField.Any);
}

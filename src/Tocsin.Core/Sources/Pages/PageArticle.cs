namespace Tocsin.Core.Sources.Pages;

/// <summary>The article that was found in a page; what the page does not say is null or empty.</summary>
internal sealed record PageArticle
{
    /// <summary>The address that the page calls its own (<c>rel=canonical</c>).</summary>
    public string? Url { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    public string? Standfirst { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Publication { get; init; }

    public DateOnly? Published { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];
}

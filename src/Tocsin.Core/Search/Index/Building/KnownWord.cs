namespace Tocsin.Core.Search.Index.Building;

/// <summary>What a spelling of a language means to the index; looked up once, then met thousands of times.</summary>
internal sealed class KnownWord
{
    /// <summary>The number of its term, -1 when nothing of it is left.</summary>
    public required int Term { get; init; }

    /// <summary>Its term without the field.</summary>
    public required string Stem { get; init; }

    /// <summary>Folded, not stemmed.</summary>
    public required string Surface { get; init; }

    /// <summary>Its entry among the words; null for pairs of characters.</summary>
    public WordCount? Word { get; init; }

    /// <summary>The number of its term in titles, once needed.</summary>
    public int TitleTerm { get; set; } = -1;

    /// <summary>The number of its term as a name, once needed.</summary>
    public int NameTerm { get; set; } = -1;
}

/// <summary>In how many documents a word stands.</summary>
internal sealed class WordCount(string? spelling)
{
    private int _last = -1;

    public string? Spelling => spelling;

    public int Documents { get; private set; }

    public void SeenIn(int document)
    {
        // No branch: which way it goes cannot be foretold, and it would wait for memory.
        Documents += _last == document ? 0 : 1;
        _last = document;
    }
}

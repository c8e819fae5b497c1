namespace Tocsin.Core.Search.Index.Building;

/// <summary>What a spelling of a language means to the index; worked out once, then met thousands of times.</summary>
internal struct KnownWord
{
    /// <summary>What <see cref="Term"/> and the others are where there is none.</summary>
    public const int None = -1;

    public KnownWord()
    {
    }

    /// <summary>The number of its term; none when nothing of it is left.</summary>
    public int Term { get; init; } = None;

    /// <summary>The number of its entry among the words; none for pairs of characters.</summary>
    public int Word { get; init; } = None;

    /// <summary>The number of its term in titles, once needed.</summary>
    public int TitleTerm { get; set; } = None;

    /// <summary>The number of its term as a name, once needed.</summary>
    public int NameTerm { get; set; } = None;
}

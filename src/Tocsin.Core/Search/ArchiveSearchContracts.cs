using Tocsin.Core.Articles;

namespace Tocsin.Core.Search;

/// <summary>A question to the archive.</summary>
/// <param name="Query">As typed: the forgiving query language of the design. Nothing in it is an error.</param>
/// <param name="Language">The reader's language, where known; it helps to analyse the words, it filters nothing.</param>
/// <param name="Limit">How many hits to return.</param>
/// <param name="Offset">How many to pass over, for paging.</param>
public sealed record SearchRequest(string Query, string? Language = null, int Limit = 10, int Offset = 0)
{
    /// <summary>The most hits that one answer holds, whatever <see cref="Limit"/> says.</summary>
    public const int MostHits = 1000;

    /// <summary>Whether to count the matches by year, topic and language.</summary>
    /// <value>Default true.</value>
    public bool WithFacets { get; init; } = true;
}

/// <summary>The answer to a <see cref="SearchRequest"/>.</summary>
/// <param name="Query">The query as typed.</param>
/// <param name="Total">How many articles match.</param>
/// <param name="Hits">The best of them, best first.</param>
public sealed record SearchAnswer(string Query, int Total, IReadOnlyList<SearchHit> Hits)
{
    /// <summary>The query that was answered instead, when a word was unknown.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>How many match by language, when none does in the reader's.</summary>
    public IReadOnlyDictionary<string, int>? OtherLanguages { get; init; }

    /// <summary>How many articles the index holds so far while it is being made anew, and the answer is from these; null when it is not.</summary>
    public int? IndexedSoFar { get; init; }

    /// <summary>A line's worth of counts over all matches; null when nothing matches or they were not asked for.</summary>
    public SearchFacets? Facets { get; init; }
}

/// <summary>How many matches there are by year, topic and language; each list by count, largest first.</summary>
public sealed record SearchFacets(
    IReadOnlyList<KeyValuePair<string, int>> Years,
    IReadOnlyList<KeyValuePair<string, int>> Topics,
    IReadOnlyList<KeyValuePair<string, int>> Languages);

/// <summary>One article that matches.</summary>
/// <param name="Article">It.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
/// <param name="Snippet">Its best sentences.</param>
public sealed record SearchHit(Article Article, double Score, Snippet Snippet)
{
    /// <summary>Matches in the title, by offset into it, in order, not overlapping.</summary>
    public IReadOnlyList<TextRange> TitleMarks { get; init; } = [];
}

/// <summary>Sentences to the letter, with the matches marked.</summary>
/// <param name="Text">The sentences, as they stand in the article.</param>
/// <param name="Marks">Matches by offset into <paramref name="Text"/>, in order, not overlapping.</param>
public sealed record Snippet(string Text, IReadOnlyList<TextRange> Marks);

/// <summary>A run of UTF-16 units.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;
}

using Tocsin.Core.Search.Query;

namespace Tocsin.Core.Search.Ranking;

/// <summary>A page of hits, before their articles are fetched.</summary>
internal sealed record RankedPage
{
    public required ParsedQuery Query { get; init; }

    public required IReadOnlyList<QueryToken> Tokens { get; init; }

    public required IReadOnlyList<LanguagePlan> Plans { get; init; }

    /// <summary>The page's hits, best first.</summary>
    public required IReadOnlyList<RankedHit> Hits { get; init; }

    /// <summary>How many articles match.</summary>
    public required int Total { get; init; }

    public SearchFacets? Facets { get; init; }

    /// <summary>How many match by language, where none does in the reader's.</summary>
    public IReadOnlyDictionary<string, int>? OtherLanguages { get; init; }
}

/// <param name="ArticleId">The article.</param>
/// <param name="Language">The language under which the index keeps it.</param>
/// <param name="Score">Higher is better.</param>
internal readonly record struct RankedHit(long ArticleId, string Language, float Score);

namespace Tocsin.Core.Search.Ranking;

/// <summary>How a query is answered from the articles of one language.</summary>
/// <param name="Language">The primary subtag.</param>
/// <param name="Norms">See <see cref="Index.Bm25.Norms"/>.</param>
/// <param name="Terms">What is looked for.</param>
internal sealed record LanguagePlan(string Language, float[] Norms, IReadOnlyList<PlannedTerm> Terms)
{
    /// <summary>In how many documents each word of the query stands, or what it stands for: by slot.</summary>
    public IReadOnlyList<int> Frequencies { get; init; } = [];

    /// <summary>No document of this language scores higher.</summary>
    public float Best => Terms.Sum(term => term.Weight);
}

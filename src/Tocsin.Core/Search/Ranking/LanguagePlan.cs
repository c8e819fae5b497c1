namespace Tocsin.Core.Search.Ranking;

/// <summary>How a query is answered from the articles of one language.</summary>
/// <param name="Language">The primary subtag.</param>
/// <param name="Norms">See <see cref="Bm25.Norms"/>.</param>
/// <param name="Terms">What is looked for.</param>
internal sealed record LanguagePlan(string Language, float[] Norms, IReadOnlyList<PlannedTerm> Terms)
{
    /// <summary>No document of this language scores higher.</summary>
    public float Best => Terms.Sum(term => term.Weight);
}

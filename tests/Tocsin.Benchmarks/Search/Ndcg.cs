namespace Tocsin.Benchmarks.Search;

/// <summary>Normalised discounted cumulative gain: 1 when the best documents come first.</summary>
internal static class Ndcg
{
    public static double At10(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> relevance)
    {
        var gain = ranking.Take(10).Select((document, rank) => relevance.GetValueOrDefault(document) / Math.Log2(rank + 2)).Sum();
        var ideal = relevance.Values.OrderDescending().Take(10).Select((value, rank) => value / Math.Log2(rank + 2)).Sum();
        return ideal == 0 ? 0 : gain / ideal;
    }
}

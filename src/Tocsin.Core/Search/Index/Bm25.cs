namespace Tocsin.Core.Search.Index;

/// <summary>BM25F over weighed frequencies: <c>idf · f / (f + k1 · (1 − b + b · length / average))</c>.</summary>
internal static class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <summary>How much a term of <paramref name="frequency"/> documents among <paramref name="documents"/> tells.</summary>
    public static float Idf(int frequency, int documents) =>
        (float)Math.Log(1 + ((Math.Max(0, documents - frequency) + 0.5) / (frequency + 0.5)));

    /// <summary>For each length code, what is added to the frequency below the fraction.</summary>
    public static float[] Norms(double averageLength) =>
        [.. Enumerable.Range(0, 256).Select(code =>
            (float)(K1 * (1 - B + (B * DocumentLength.Decode((byte)code) / Math.Max(1, averageLength)))))];

    /// <summary>The share of a term's weight that a frequency adds, under the norm of the document's length; never above 1.</summary>
    public static float Share(int frequency, float norm) => frequency / (frequency + norm);
}

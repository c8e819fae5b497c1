namespace Tocsin.Core.Search.Index.Building;

/// <summary>How a word is to be shown when it is suggested: with its accents, in lower case.</summary>
internal static class WordSpelling
{
    /// <summary>Null where the folded word says it already.</summary>
    public static string? Of(string surface, ReadOnlySpan<char> spelling)
    {
        var lower = spelling.ToString().ToLowerInvariant();
        var apostrophe = lower.AsSpan().IndexOfAny('\'', '\u2019');
        lower = apostrophe >= 0 && apostrophe < 3 ? lower[(apostrophe + 1)..] : lower;
        return lower == surface || lower.Length > Analysis.Analyzer.MaxWord || apostrophe >= 3 ? null : lower;
    }
}

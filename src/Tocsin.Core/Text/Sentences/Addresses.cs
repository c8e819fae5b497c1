namespace Tocsin.Core.Text.Sentences;

/// <summary>Web and mail addresses and file names, whose stops part nothing.</summary>
internal static class Addresses
{
    private const int Longest = 200;

    private const int LongestTail = 6;

    /// <summary>Whether the stop at <paramref name="at"/>, with no space after it, belongs to one.</summary>
    public static bool Hold(string text, int at, int start, int end)
    {
        var from = at;
        while (from > start && at - from < Longest && !char.IsWhiteSpace(text[from - 1]))
        {
            from--;
        }

        var to = at;
        while (to < end && to - at < Longest && !char.IsWhiteSpace(text[to]))
        {
            to++;
        }

        var token = text.AsSpan(from, to - from);
        return token.Contains("://", StringComparison.Ordinal) || token.Contains('@')
            || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || IsDomainTail(text, at + 1, end);
    }

    private static bool IsDomainTail(string text, int at, int end)
    {
        var to = at;
        while (to < end && char.IsAsciiLetter(text[to]))
        {
            to++;
        }

        return to - at <= LongestTail && text.AsSpan(at, to - at).ToString().ToLowerInvariant()
            is "com" or "org" or "net" or "info" or "fr" or "de" or "es" or "it" or "uk" or "eu" or "html" or "php" or "js";
    }
}

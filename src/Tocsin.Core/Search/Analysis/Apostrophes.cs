namespace Tocsin.Core.Search.Analysis;

/// <summary>What an apostrophe inside a word means: an article before it, a case ending after it, or nothing.</summary>
internal static class Apostrophes
{
    /// <summary>Removes it, with what it sets apart, from a folded word and returns the new length.</summary>
    public static int Remove(string language, Span<char> word, int length)
    {
        var at = word[..length].IndexOf('\'');
        if (at < 0)
        {
            return length;
        }

        var before = word[..at];
        var rest = length - at - 1;
        if (language is "tr" || (rest == 1 && word[length - 1] == 's'))
        {
            return at;
        }

        var article = before is "l" or "d"
            || (language is "fr" or "it" or "ca" && (at <= 2 || before is "jusqu" or "lorsqu" or "puisqu" or "dell" or "nell" or "all" or "sull" or "dall" or "quell"));
        word[(at + 1)..length].CopyTo(article ? word : word[at..]);
        return Remove(language, word, article ? rest : length - 1);
    }
}

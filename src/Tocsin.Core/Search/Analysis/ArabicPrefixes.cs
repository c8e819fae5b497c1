namespace Tocsin.Core.Search.Analysis;

/// <summary>What Arabic writes as one with the word after it: و ف (and), ب ك ل (in, as, for), ال (the).</summary>
internal static class ArabicPrefixes
{
    /// <summary>Fewer letters are no word.</summary>
    private const int Shortest = 3;

    /// <summary>What a folded word may be without them, the least changed first, with the article and without; none where it has no such letters.</summary>
    public static IEnumerable<string> Without(string surface)
    {
        if (surface.Length <= Shortest || surface[0] is < '\u0600' or > '\u06FF')
        {
            return [];
        }

        List<string> words = [];
        var rest = surface;
        if (rest[0] is 'و' or 'ف')
        {
            AddWithArticle(words, rest = rest[1..]);
        }

        if (rest.StartsWith("لل", StringComparison.Ordinal))
        {
            AddWithArticle(words, "ال" + rest[2..]);
        }
        else if (rest[0] is 'ب' or 'ك' or 'ل')
        {
            AddWithArticle(words, rest[1..]);
        }
        else
        {
            AddWithArticle(words, rest);
        }

        return words.Where(word => word.Length >= Shortest && word != surface).Distinct(StringComparer.Ordinal);
    }

    private static void AddWithArticle(List<string> words, string word)
    {
        words.Add(word);
        words.Add(word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : "ال" + word);
    }
}

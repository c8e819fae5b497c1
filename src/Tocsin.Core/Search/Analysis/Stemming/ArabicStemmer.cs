namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Arabic: the article, conjunctions and clitic pronouns go; letters are unified before (see <see cref="FoldTable"/>).</summary>
internal static class ArabicStemmer
{
    private static readonly string[] Prefixes = ["وال", "فال", "بال", "كال", "ولل", "لل", "ال"];
    private static readonly SuffixRules Suffixes = new(3, "ها ان ات ون ين يه هم هن كم نا ه ي");
    private static readonly SuffixRules Second = new(3, "ات ان ون ين يه ه ي");

    public static int Stem(Span<char> word, int length)
    {
        length = Prefix(word, length);
        var shorter = Suffixes.Apply(word, length);
        return shorter < length ? Second.Apply(word, shorter) : shorter;
    }

    private static int Prefix(Span<char> word, int length)
    {
        foreach (var prefix in Prefixes)
        {
            if (length - prefix.Length >= 2 && word[..length].StartsWith(prefix))
            {
                return Cut(word, length, prefix.Length);
            }
        }

        return length >= 4 && word[0] == 'و' ? Cut(word, length, 1) : length;
    }

    private static int Cut(Span<char> word, int length, int count)
    {
        word[count..length].CopyTo(word);
        return length - count;
    }
}

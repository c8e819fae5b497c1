namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>English: plurals, "-ed", "-ing" and the commonest derivations. What ends in "-as", "-is", "-us" or "-ss" keeps its s.</summary>
internal static class EnglishStemmer
{
    private static readonly SuffixRules Derived = new(4,
        "ization>ize isation>ize ational>ate ation>ate fulness>ful ousness>ous iveness>ive ically>ic ingly edly ness "
        + "ibility>ible ability>able ement ment ally>al ily>y ly ator>ate");

    public static int Stem(Span<char> word, int length)
    {
        if (length < 4 || !IsAscii(word[..length]))
        {
            return length;
        }

        length = Plural(word, length);
        length = Participle(word, length);
        length = Derived.Apply(word, length);
        if (length > 4 && word[length - 1] == 'e')
        {
            length--;
        }

        if (length > 2 && word[length - 1] == 'y' && !IsVowel(word[length - 2]))
        {
            word[length - 1] = 'i';
        }

        return length;
    }

    private static int Plural(Span<char> word, int length)
    {
        if (word[length - 1] != 's')
        {
            return length;
        }

        if (word[..length].EndsWith("ies"))
        {
            word[length - 3] = length > 4 ? 'y' : word[length - 3];
            return length > 4 ? length - 2 : length - 1;
        }

        if (word[..length].EndsWith("sses") || word[..length].EndsWith("xes") || word[..length].EndsWith("ches")
            || word[..length].EndsWith("shes") || word[..length].EndsWith("zzes"))
        {
            return length - 2;
        }

        return word[length - 2] is 's' or 'u' or 'i' || (word[length - 2] == 'a' && word[length - 3] is not ('e' or 'i'))
            ? length
            : length - 1;
    }

    private static int Participle(Span<char> word, int length)
    {
        var end = word[..length].EndsWith("ing") ? length - 3 : word[..length].EndsWith("ed") ? length - 2 : length;
        if (end == length || end < 3 || !HasVowel(word[..end]))
        {
            return length;
        }

        if (word[end - 1] == word[end - 2] && word[end - 1] is not ('l' or 's' or 'z' or 'e' or 'o'))
        {
            return end - 1;
        }

        if (word[..end].EndsWith("at") || word[..end].EndsWith("iz") || word[..end].EndsWith("bl"))
        {
            word[end] = 'e';
            return end + 1;
        }

        if (word[end - 1] == 'i')
        {
            word[end - 1] = 'y';
        }

        return end;
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.IndexOfAny('a', 'e', 'i') >= 0 || word.IndexOfAny('o', 'u', 'y') >= 0;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool IsAscii(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('a', 'z');
}

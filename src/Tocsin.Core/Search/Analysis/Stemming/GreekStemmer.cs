namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Greek: endings of case, number and the commonest of verbs go.</summary>
internal static class GreekStemmer
{
    private static readonly SuffixRules Long = new(3,
        "ματοσ ματα ματων μα ουσαν ονταν ονται ομαι εται ουμε ησαν ηκαν ηκε ησει ησε ηθηκε ηθηκαν ισει ισε ισαν "
        + "εων εωσ εισ ουσ ουν ων ου οσ οι ησ ασ εσ ισ ον ην αν ει η α ο ι ε υ ω");

    private static readonly SuffixRules Second = new(4, "ικ ιν ουδ ισμ ιστ");

    public static int Stem(Span<char> word, int length)
    {
        length = Long.Apply(word, length);
        return length > 7 ? Second.Apply(word, length) : length;
    }
}

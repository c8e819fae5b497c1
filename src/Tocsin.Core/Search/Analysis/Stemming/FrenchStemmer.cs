namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>French: number, gender and the commonest derivations; verbs only where their ending is unmistakable.</summary>
/// <remarks>Short words in "-as" are hardly ever plurals: cas, bras, repas, Damas.</remarks>
internal static class FrenchStemmer
{
    private static readonly SuffixRules Plural = new(3, "eaux>eau aux>al oux>ou eux>eu s x");

    private static readonly SuffixRules Derived = new(4,
        "issement iquement>ique ivement>if eusement>eu ement>e atrice>ateur trice>teur ateur>at euse>eu ienne>ien enne>en onne>on elle>el ette>et ive>if "
        + "iere>ier ere>er ation>at ition>it ateurs>at aient ait ant ee er ir ie");

    public static int Stem(Span<char> word, int length)
    {
        if (length < 4 || (length <= 5 && word[..length].EndsWith("as")))
        {
            return length;
        }

        length = Plural.Apply(word, length);
        length = Derived.Apply(word, length);
        if (length > 4 && word[length - 1] == 'e')
        {
            length--;
        }

        return length > 4 && word[length - 1] == word[length - 2] ? length - 1 : length;
    }
}

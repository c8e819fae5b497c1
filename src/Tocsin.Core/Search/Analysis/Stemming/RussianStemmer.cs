namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Russian, and well enough Ukrainian: endings of case, number, adjective and the commonest of verbs.</summary>
internal static class RussianStemmer
{
    private static readonly SuffixRules Reflexive = new(3, "ся сь");

    private static readonly SuffixRules Endings = new(3,
        "иями ями ами иях ях ах ием ией иям ям ам ого его ому ему ыми ими ая яя ую юю ое ее ые ие ый ий ой ей ых их ым им ом ем "
        + "ов ев ью ия ья ию ии ьи а я о е у ю ы и ь й "
        + "ешь ете ает яет ают яют ует уют ать ять еть ить ала ало али ал ила ило или ил ела ело ели ют ут ит ят ть "
        + "нный нная нное нные ного ному ным ными ных нной ную ен ена ено ены "
        + "ння ові ів ої ою ої їх їм");

    private static readonly SuffixRules Derived = new(4, "ость ости ост ени н ск");

    public static int Stem(Span<char> word, int length)
    {
        length = Reflexive.Apply(word, length);
        length = Endings.Apply(word, length);
        return length > 5 ? Derived.Apply(word, length) : length;
    }
}

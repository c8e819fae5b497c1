namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Hindi: the vowel signs and syllables that carry number, gender, case and tense.</summary>
internal static class HindiStemmer
{
    private static readonly SuffixRules Endings = new(2,
        "ाएंगी ाएंगे ाऊंगी ाऊंगा ाइयाँ ाइयों ाइयां ाएगी ाएगा ाओगी ाओगे एंगी ेंगी एंगे ेंगे ूंगी ूंगा ातीं नाओं नाएं ताओं ताएं ियाँ ियों ियां "
        + "ाकर ाइए ाईं ाया ेगी ेगा ोगी ोगे ाने ाना ाते ाती ाता तीं ाओं ाएं ुओं ुएं ुआं कर ाओ िए ाई ाए ने नी ना ते ीं ती ता ाँ ां ों ें ो े ू ु ी ि ा");

    public static int Stem(Span<char> word, int length) => Endings.Apply(word, length);
}

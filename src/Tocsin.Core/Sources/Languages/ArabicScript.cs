namespace Tocsin.Core.Sources.Languages;

/// <summary>Tells Arabic from Persian by the letters that only one of them writes.</summary>
internal static class ArabicScript
{
    // Urdu, Pashto, Kurdish, Sindhi and Uyghur have letters that neither Arabic nor Persian knows.
    private const string Neither = "ٹڈڑےںټډړږښڼۀېۆڕڵێۇۈۋەڭ";
    private const string Persian = "پچژگکی";
    private const string Arabic = "ةيكىإأ";

    public static string? Detect(string text)
    {
        var neither = text.Count(Neither.Contains);
        var persian = text.Count(Persian.Contains);
        var arabic = text.Count(Arabic.Contains);
        var letters = text.Count(char.IsLetter);
        return neither * 100 > letters ? null
            : persian > arabic * 2 && persian * 50 > letters ? "fa"
            : arabic > persian * 2 && arabic * 50 > letters ? "ar"
            : null;
    }
}

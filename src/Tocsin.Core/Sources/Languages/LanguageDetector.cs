namespace Tocsin.Core.Sources.Languages;

/// <summary>Tells in which language a text is written, by its script and its most common words; says nothing rather than guess.</summary>
internal static class LanguageDetector
{
    /// <summary>Enough to tell; a whole book takes no longer.</summary>
    private const int Looked = 4000;

    /// <summary>The BCP 47 language, or null when the text is too short, mixed, or in a language unknown here.</summary>
    public static string? Detect(string text)
    {
        var looked = text.Length > Looked ? text[..Looked] : text;
        return Script.Of(looked) switch
        {
            WrittenIn.Latin => LatinLanguages.Detect(looked),
            WrittenIn.Arabic => ArabicScript.Detect(looked),
            WrittenIn.Cyrillic => CyrillicScript.Detect(looked),
            WrittenIn.Greek => "el",
            _ => null,
        };
    }
}

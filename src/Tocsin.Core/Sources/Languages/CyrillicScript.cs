namespace Tocsin.Core.Sources.Languages;

/// <summary>Recognises Russian among the languages in Cyrillic script by letters that its neighbours lack, and the other way round.</summary>
internal static class CyrillicScript
{
    private const string NotRussian = "іїєґўјљњћђџѓќѕәғқңөұүһ";

    public static string? Detect(string text)
    {
        var foreign = text.Count(sign => NotRussian.Contains(char.ToLowerInvariant(sign), StringComparison.Ordinal));
        var russian = text.Count(sign => char.ToLowerInvariant(sign) is 'ы' or 'э' or 'ё');
        var letters = text.Count(char.IsLetter);
        // One letter in fifty is ы in Russian; Bulgarian, Serbian and Macedonian have none of the three.
        return foreign * 200 <= letters && russian * 200 > letters ? "ru" : null;
    }
}

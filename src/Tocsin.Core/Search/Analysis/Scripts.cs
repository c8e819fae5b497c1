namespace Tocsin.Core.Search.Analysis;

/// <summary>What the script of a word says of its language.</summary>
internal static class Scripts
{
    /// <summary>The commonest language of the word's script; null for Latin, which says nothing.</summary>
    public static string? LanguageOf(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            var language = c switch
            {
                'ї' or 'є' or 'ґ' or 'і' or 'Ї' or 'Є' or 'Ґ' or 'І' => "uk",
                'پ' or 'چ' or 'ژ' or 'گ' or 'ی' => "fa",
                'ğ' or 'ş' or 'ı' or 'İ' or 'Ş' or 'Ğ' => "tr",
                'ß' or 'ä' => "de",
                'ñ' or '¿' => "es",
                'ã' or 'õ' => "pt",
                'ă' or 'ș' or 'ț' => "ro",
                'ơ' or 'ư' or 'đ' or (>= 'ạ' and <= 'ỹ') => "vi",
                'œ' or 'ê' or 'è' => "fr",
                >= '\u0370' and <= '\u03FF' => "el",
                >= '\u0400' and <= '\u04FF' => "ru",
                >= '\u0590' and <= '\u05FF' => "he",
                >= '\u0600' and <= '\u06FF' => "ar",
                >= '\u0900' and <= '\u097F' => "hi",
                >= '\u0E00' and <= '\u0E7F' => "th",
                >= '\u3040' and <= '\u30FF' => "ja",
                >= '\u4E00' and <= '\u9FFF' => "zh",
                >= '\uAC00' and <= '\uD7A3' => "ko",
                _ => null,
            };
            if (language is not null)
            {
                return language;
            }
        }

        return null;
    }
}

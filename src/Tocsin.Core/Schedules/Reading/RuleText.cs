using System.Globalization;
using System.Text;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Brings what people type into one form before it is read.</summary>
internal static class RuleText
{
    /// <summary>
    /// Digits of every script become 0 to 9, marks of direction vanish, runs of white space become one space, commas,
    /// dashes and apostrophes their plain forms. Letters stay as they are.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var category = char.GetUnicodeCategory(character);
            if (category is UnicodeCategory.Format)
            {
                continue;
            }

            clean.Append(
                category switch
                {
                    UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)char.GetNumericValue(character)),
                    UnicodeCategory.DashPunctuation => '-',
                    _ when char.IsWhiteSpace(character) => ' ',
                    _ => character switch
                    {
                        '،' or ';' or '؛' => ',',
                        '’' or '‘' or '`' => '\'',
                        _ => character,
                    },
                });
        }

        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Lower case, without accents and vowel marks; the forms of Arabic letters that people interchange become one.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark || character == 'ـ')
            {
                continue;
            }

            folded.Append(
                character switch
                {
                    'ى' => 'ي',
                    'ة' => 'ه',
                    'ٱ' => 'ا',
                    _ => char.ToLowerInvariant(character),
                });
        }

        return folded.ToString();
    }
}

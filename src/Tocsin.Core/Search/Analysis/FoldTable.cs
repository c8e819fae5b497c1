using System.Globalization;
using System.Text;

namespace Tocsin.Core.Search.Analysis;

/// <summary>Folds characters that people type differently into one: case, diacritics, width, Arabic letters, digits.</summary>
/// <remarks>
/// Compatibility decomposition (NFKD) without combining marks, except where a mark is a vowel (Indic scripts, Thai) or a
/// letter of its own (Cyrillic й). A nasal of Devanagari before a stop becomes the dot above. Pages of 256 characters are made as they are first met.
/// </remarks>
internal static class FoldTable
{
    private const char Virama = '\u094D';
    private const char Anusvara = '\u0902';

    private static readonly string[]?[] Pages = new string[]?[256];

    /// <summary>What decomposition does not know, or knows otherwise: the character, then what it becomes.</summary>
    private static readonly Dictionary<char, string> Own = (
        "ßss ẞss æae œoe øo łl đd ðd þth ıi ħh ŋn ςσ йй єе ґг "
        + "أا إا آا ٱا ىي یي ېي ةه ۀه ہه ھه ەه ؤو ئي کك گك ء \u0901\u0902 \u093C \u0640 "
        + "\u2019' \u02BC' \uFF07' `' \u00B4' . , \u066B \u066C")
        .Split(' ')
        .ToDictionary(entry => entry[0], entry => entry[1..]);

    /// <summary>Writes the folded form and returns its length; what does not fit into <paramref name="to"/> is cut off.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> to)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterLower(c))
            {
                if (length == to.Length)
                {
                    break;
                }

                to[length++] = c;
                continue;
            }

            if (c == Virama && length > 0 && i + 1 < text.Length && IsNasalOf(to[length - 1], text[i + 1]))
            {
                to[length - 1] = Anusvara;
                continue;
            }

            var folded = char.IsHighSurrogate(c) && i + 1 < text.Length ? Supplementary(text, ref i) : Folded(c);
            if (folded.Length > to.Length - length)
            {
                break;
            }

            folded.CopyTo(to[length..]);
            length += folded.Length;
        }

        return length;
    }

    public static string Fold(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length <= 128 ? stackalloc char[512] : new char[text.Length * 4];
        return new string(buffer[..Fold(text, buffer)]);
    }

    /// <summary>Whether a nasal of Devanagari stands before a stop of its own row, where a dot above is written as well: हिन्दी, हिंदी.</summary>
    private static bool IsNasalOf(char nasal, char next) => nasal switch
    {
        'ङ' => next is >= 'क' and <= 'घ',
        'ञ' => next is >= 'च' and <= 'झ',
        'ण' => next is >= 'ट' and <= 'ढ',
        'न' => next is >= 'त' and <= 'ध',
        'म' => next is >= 'प' and <= 'भ',
        _ => false,
    };

    private static string Folded(char c) => (Pages[c >> 8] ??= Page(c >> 8))[c & 0xFF];

    private static string[] Page(int high)
    {
        var page = new string[256];
        for (var low = 0; low < 256; low++)
        {
            var c = (char)((high << 8) | low);
            page[low] = char.IsSurrogate(c) ? "" : Compute(c.ToString());
        }

        return page;
    }

    private static string Supplementary(ReadOnlySpan<char> text, ref int index)
    {
        if (!char.IsLowSurrogate(text[index + 1]))
        {
            return "";
        }

        var pair = new string(text.Slice(index, 2));
        index++;
        return Compute(pair);
    }

    private static string Compute(string character)
    {
        if (Own.TryGetValue(character[0], out var own))
        {
            return own;
        }

        if (char.IsWhiteSpace(character[0]))
        {
            return " ";
        }

        var lower = character.ToLowerInvariant();
        if (Own.TryGetValue(lower[0], out own))
        {
            return own;
        }

        // Hangul decomposes into its letters; its syllables are kept. Noncharacters cannot be normalised.
        if (lower[0] is (>= '\uAC00' and <= '\uD7A3') or >= '\uFFFE' or (>= '\uFDD0' and <= '\uFDEF'))
        {
            return lower;
        }

        var folded = new StringBuilder(character.Length);
        foreach (var c in lower.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            Append(folded, c);
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        var category = char.GetUnicodeCategory(c);
        if (category == UnicodeCategory.DecimalDigitNumber)
        {
            folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
        }
        else if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            // From Devanagari (0900) to Khmer (17FF) a mark is a vowel or changes one.
            if (c is >= '\u0900' and <= '\u1AFF')
            {
                folded.Append(c);
            }
        }
        else if (category is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.MathSymbol or UnicodeCategory.Control))
        {
            folded.Append(Own.TryGetValue(c, out var own) && own.Length == 1 ? own[0] : c);
        }
    }
}

using System.Globalization;
using System.Text;

namespace Tocsin.Core.Search.Analysis;

/// <summary>The <see cref="CharKind"/> of every character.</summary>
internal static class CharTable
{
    private static readonly (char First, char Last)[] UnspacedRanges =
    [
        ('\u0E00', '\u0EFF'), // Thai, Lao
        ('\u1000', '\u109F'), // Myanmar
        ('\u1780', '\u17FF'), // Khmer
        ('\u3040', '\u30FF'), // Hiragana, Katakana
        ('\u31F0', '\u31FF'),
        ('\u3400', '\u4DBF'), // Han
        ('\u4E00', '\u9FFF'),
        ('\uAC00', '\uD7A3'), // Hangul: its words carry particles, which pairs see through
        ('\uF900', '\uFAFF'),
        ('\uFF66', '\uFF9D'),
    ];

    private static readonly CharKind[] Kinds = Build();

    /// <summary>The kind of the character at <paramref name="index"/>, which takes <paramref name="length"/> UTF-16 units.</summary>
    public static CharKind At(ReadOnlySpan<char> text, int index, out int length)
    {
        var c = text[index];
        length = 1;
        if (!char.IsSurrogate(c))
        {
            return Kinds[c];
        }

        if (Rune.DecodeFromUtf16(text[index..], out var rune, out length) != System.Buffers.OperationStatus.Done)
        {
            return CharKind.Other;
        }

        return rune.Value is >= 0x20000 and < 0x32000 ? CharKind.Unspaced
            : Rune.IsLetter(rune) ? CharKind.Letter
            : Rune.IsDigit(rune) ? CharKind.Digit
            : CharKind.Other;
    }

    private static CharKind[] Build()
    {
        var kinds = new CharKind[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
        {
            kinds[c] = KindOf((char)c);
        }

        return kinds;
    }

    private static CharKind KindOf(char c)
    {
        var category = char.GetUnicodeCategory(c);
        return c switch
        {
            '\'' or '\u2019' or '\u02BC' or '\uFF07' or '`' or '\u00B4' => CharKind.Apostrophe,
            '.' or ',' or '\u066B' or '\u066C' => CharKind.Point,
            '\u200C' or '\u200D' or '\u00AD' or '\u0640' or '\u2060' => CharKind.Mark,
            _ => category switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                    => CharKind.Mark,
                UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber
                    => CharKind.Digit,
                _ when char.IsLetter(c) => IsUnspaced(c) ? CharKind.Unspaced : CharKind.Letter,
                _ => CharKind.Other,
            },
        };
    }

    private static bool IsUnspaced(char c)
    {
        foreach (var (first, last) in UnspacedRanges)
        {
            if (c >= first && c <= last)
            {
                return true;
            }
        }

        return false;
    }
}

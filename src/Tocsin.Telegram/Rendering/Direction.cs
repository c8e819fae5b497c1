using System.Globalization;
using System.Text;

namespace Tocsin.Telegram.Rendering;

/// <summary>Which way letters run, as far as isolating names needs it (unicode.org/reports/tr9).</summary>
internal static class Direction
{
    private static readonly HashSet<string> RightToLeft =
        new(StringComparer.OrdinalIgnoreCase) { "ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv" };

    public static bool IsRightToLeft(string language) => RightToLeft.Contains(language.Split('-', '_')[0]);

    /// <summary>True for a right-to-left letter, false for a left-to-right one, null for what has no direction of its own.</summary>
    public static bool? Of(Rune rune) => rune.Value switch
    {
        _ when !Rune.IsLetter(rune) => null,
        >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC => true,
        >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => true,
        _ => false,
    };

    /// <summary>Whether <paramref name="rune"/> belongs to a neighbouring letter: a mark on it, or half a ligature.</summary>
    public static bool IsAttached(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
        || rune.Value is 0x200C or 0x200D;
}

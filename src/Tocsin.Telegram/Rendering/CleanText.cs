using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Telegram.Rendering;

/// <summary>Takes out of a text what Telegram would take out or refuse, so that lengths are known beforehand.</summary>
/// <remarks>
/// Its server turns control characters into spaces and drops U+2028 to U+202E; half a surrogate pair is refused. The
/// direction marks that a hostile text could turn a line around with go too: we set our own.
/// </remarks>
internal static partial class CleanText
{
    private const string WordJoiner = "\u2060";

    /// <summary>The text as Telegram will keep it; without <paramref name="mentions"/>, an <c>@name</c> in it notifies nobody.</summary>
    public static string Of(string text, bool mentions)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(clean, rune);
        }

        return mentions ? clean.ToString() : Mention.Replace(clean.ToString(), "@" + WordJoiner);
    }

    private static void Append(StringBuilder clean, Rune rune)
    {
        switch (rune.Value)
        {
            case '\n':
                clean.Append('\n');
                break;
            case '\r' or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069):
                break;
            case < ' ' or (>= 0x7F and <= 0x9F):
                clean.Append(' ');
                break;
            default:
                clean.Append(rune.ToString());
                break;
        }
    }

    [GeneratedRegex("(?<![A-Za-z0-9_])@(?=[A-Za-z0-9_]{2})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention { get; }
}

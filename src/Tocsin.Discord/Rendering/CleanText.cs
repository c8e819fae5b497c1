using System.Text;

namespace Tocsin.Discord.Rendering;

/// <summary>Takes out of a text what no reader should meet: control characters, and marks that turn a line around.</summary>
internal static class CleanText
{
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        // Half a surrogate pair comes out as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
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

        return clean.ToString();
    }

    /// <summary>On one line.</summary>
    public static string Line(string text) =>
        string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Cut to <paramref name="limit"/> UTF-16 units between characters, with an ellipsis where something is missing.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = 0;
        while (end < text.Length
            && System.Globalization.StringInfo.GetNextTextElementLength(text, end) is var step
            && end + step <= limit - 1)
        {
            end += step;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }
}

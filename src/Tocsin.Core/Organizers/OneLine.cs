using System.Text;

namespace Tocsin.Core.Organizers;

/// <summary>What somebody typed, as one line that can stand in a list or a log: nothing in it can look like another line.</summary>
internal static class OneLine
{
    /// <summary>Without control characters and marks that turn the writing direction, white space as single spaces, cut at <paramref name="most"/> characters.</summary>
    public static string Of(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!TurnsDirection(rune.Value) && line.Length + rune.Utf16SequenceLength <= most)
            {
                line.Append(rune);
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>unicode.org/reports/tr9: embeddings, overrides and isolates, and the two that end them.</summary>
    private static bool TurnsDirection(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}

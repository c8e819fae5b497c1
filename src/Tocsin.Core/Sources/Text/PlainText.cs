using System.Text;

namespace Tocsin.Core.Sources.Text;

/// <summary>Text as the archive keeps it: paragraphs of single-spaced words, without control characters.</summary>
internal static class PlainText
{
    /// <summary>One line: every run of white space becomes one space; the non-breaking spaces of French typography stay.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var sign in text)
        {
            if (sign is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or '\u2028' or '\u2029')
            {
                pendingSpace = line.Length > 0;
            }
            else if (IsText(sign))
            {
                if (pendingSpace)
                {
                    line.Append(' ');
                    pendingSpace = false;
                }

                line.Append(sign);
            }
        }

        return line.ToString().Trim('\u00A0', '\u202F', ' ');
    }

    /// <summary>The paragraphs of a text in which a blank line parts them.</summary>
    public static IReadOnlyList<string> Paragraphs(string text)
    {
        List<string> paragraphs = [];
        var current = new StringBuilder();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                current.Append(line).Append('\n');
                continue;
            }

            Close(current, paragraphs);
        }

        Close(current, paragraphs);
        return paragraphs;
    }

    /// <summary>The text in one line, or null when nothing of it remains.</summary>
    public static string? LineOrNull(string? text) => text is not null && Line(text) is { Length: > 0 } line ? line : null;

    private static void Close(StringBuilder current, List<string> paragraphs)
    {
        if (LineOrNull(current.ToString()) is { } paragraph)
        {
            paragraphs.Add(paragraph);
        }

        current.Clear();
    }

    // Byte order marks, soft hyphens and control characters only disturb search; direction marks and joiners are part of the text.
    private static bool IsText(char sign) => !char.IsControl(sign) && sign is not ('\uFEFF' or '\u00AD' or '\uFFFE' or '\uFFFF');
}

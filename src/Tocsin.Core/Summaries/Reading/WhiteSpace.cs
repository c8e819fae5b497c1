using System.Text;

namespace Tocsin.Core.Summaries.Reading;

/// <summary>Makes each run of white space one space: line breaks of the source have no place in a message.</summary>
internal static class WhiteSpace
{
    public static string Single(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!NeedsWork(text))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                result.Append(c);
            }
            else if (result[^1] is not ' ' and not '\u00A0' and not '\u202F')
            {
                // French keeps its marks on the line with no-break spaces.
                result.Append(c is '\u00A0' or '\u202F' ? c : ' ');
            }
        }

        return result.ToString();
    }

    private static bool NeedsWork(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at])
                && (text[at] is not ' ' and not '\u00A0' and not '\u202F' || char.IsWhiteSpace(text[at + 1])))
            {
                return true;
            }
        }

        return false;
    }
}

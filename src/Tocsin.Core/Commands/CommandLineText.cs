namespace Tocsin.Core.Commands;

/// <summary>Takes a typed line apart: <c>/name@bot rest of the line</c>.</summary>
internal static class CommandLineText
{
    /// <summary>The command's name in lower case and the rest; null for a line that is no command.</summary>
    public static (string Name, string Arguments)? Parse(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length < 2 || text[0] != '/' || char.IsWhiteSpace(text[1]))
        {
            return null;
        }

        var end = text.IndexOfAny(" \t\r\n\u00A0");
        var word = end < 0 ? text[1..] : text[1..end];
        var at = word.IndexOf('@');
        var name = at < 0 ? word : word[..at];
        return (name.ToString().ToLowerInvariant(), end < 0 ? string.Empty : text[end..].Trim().ToString());
    }
}

using System.Text;

namespace Tocsin.Core.Commands;

/// <summary>One <c>name:value</c> at the beginning of a text.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Value">Without its quotes.</param>
/// <param name="Length">How much of the text it takes.</param>
internal readonly record struct NamedOption(string Name, string Value, int Length)
{
    /// <summary>The option that <paramref name="text"/> begins with; null when that is none of <paramref name="names"/>, has no value, or a quote without its end.</summary>
    public static NamedOption? ReadAt(string text, IReadOnlySet<string> names)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon + 1 >= text.Length || !names.Contains(text[..colon]))
        {
            return null;
        }

        var name = text[..colon].ToLowerInvariant();
        if (ClosersOf(text[colon + 1]) is { } closers)
        {
            return Quoted(text, name, colon + 2, closers);
        }

        var end = EndOfWord(text);
        return end > colon + 1 ? new NamedOption(name, text[(colon + 1)..end], end) : null;
    }

    /// <summary>How <paramref name="name"/> is written so that it is read again to the letter.</summary>
    public static string Write(string name, string value) =>
        $"{name}:\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Where the first word of a text ends.</summary>
    public static int EndOfWord(string text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>What may end a quotation that this character begins; phones put curly ones in, and not always the right way round.</summary>
    private static string? ClosersOf(char opener) => opener switch
    {
        '"' => "\"",
        '\u201C' or '\u201D' or '\u201E' => "\u201C\u201D",
        '«' => "»",
        _ => null,
    };

    private static NamedOption? Quoted(string text, string name, int start, string closers)
    {
        var value = new StringBuilder();
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '\\' && closers == "\"" && at + 1 < text.Length && text[at + 1] is '"' or '\\')
            {
                value.Append(text[++at]);
            }
            else if (!closers.Contains(text[at], StringComparison.Ordinal))
            {
                value.Append(text[at]);
            }
            else
            {
                var isEnd = at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]);
                return isEnd ? new NamedOption(name, value.ToString(), at + 1) : null;
            }
        }

        return null;
    }
}

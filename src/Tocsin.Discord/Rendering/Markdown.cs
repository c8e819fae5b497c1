using System.Text;
using Tocsin.Core.Posts;

namespace Tocsin.Discord.Rendering;

/// <summary>
/// Writes text as Discord's Markdown so that nothing in it becomes a mention, a heading, a list, a link or a style that
/// we did not make (support.discord.com, "Markdown Text 101"; discord.com/developers/docs/reference#message-formatting).
/// </summary>
internal static class Markdown
{
    private const string Inline = "\\*_~`|[]<";
    private const char WordJoiner = '\u2060';

    /// <summary>The text, with every character that means something to Discord escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var lineStart = true;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (Inline.Contains(letter, StringComparison.Ordinal)
                || (lineStart && "#>-+".Contains(letter, StringComparison.Ordinal))
                || (letter == ':' && text.AsSpan(at).StartsWith("://"))
                || (letter == '.' && EndsLineNumber(text, at)))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
            if (letter == '@' && MeansEverybody(text.AsSpan(at + 1)))
            {
                escaped.Append(WordJoiner);
            }

            lineStart = letter == '\n' || (lineStart && char.IsWhiteSpace(letter));
        }

        return escaped.ToString();
    }

    /// <summary>Runs of text with their looks and links.</summary>
    public static string Of(IReadOnlyList<PostSpan> spans)
    {
        var markdown = new StringBuilder();
        PostSpan? before = null;
        foreach (var span in Merged(spans))
        {
            var text = span.Text;
            if (span.Style.HasFlag(PostStyle.Code))
            {
                // A fence inside would end it.
                markdown.Append("```\n").Append(text.Replace("`", "'", StringComparison.Ordinal)).Append("\n```");
                before = null;
                continue;
            }

            var start = text.Length - text.AsSpan().TrimStart().Length;
            var core = text.AsSpan().Trim();
            if (core.Length == 0)
            {
                markdown.Append(text);
                before = null;
                continue;
            }

            if (start == 0 && before is not null && Marks(before).Length + Marks(span).Length > 0)
            {
                // Two markers that touch would read as one of another kind.
                markdown.Append(WordJoiner);
            }

            markdown.Append(text, 0, start);
            var marks = Marks(span);
            var written = span.Link is { } link ? $"[{Escape(core.ToString())}]({link})" : Escape(core.ToString());
            markdown.Append(marks).Append(written).Append(marks);
            markdown.Append(text, start + core.Length, text.Length - start - core.Length);
            before = start + core.Length == text.Length ? span : null;
        }

        return markdown.ToString();
    }

    private static string Marks(PostSpan span) =>
        ((span.Style & (PostStyle.Bold | PostStyle.Mark)) != PostStyle.Plain ? "**" : "")
        + (span.Style.HasFlag(PostStyle.Italic) ? "*" : "");

    private static IEnumerable<PostSpan> Merged(IReadOnlyList<PostSpan> spans)
    {
        PostSpan? open = null;
        foreach (var span in spans.Where(span => span.Text.Length > 0))
        {
            if (open is not null && Marks(open) == Marks(span) && open.Link == span.Link && !(open.Style | span.Style).HasFlag(PostStyle.Code))
            {
                open = open with { Text = open.Text + span.Text };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = span;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static bool MeansEverybody(ReadOnlySpan<char> after) =>
        // Text may end here and go on in the next run.
        after.IsEmpty || after.StartsWith("everyone", StringComparison.OrdinalIgnoreCase) || after.StartsWith("here", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the dot at <paramref name="dot"/> would make a numbered list of its line.</summary>
    private static bool EndsLineNumber(string text, int dot)
    {
        var at = dot - 1;
        while (at >= 0 && char.IsAsciiDigit(text[at]))
        {
            at--;
        }

        if (at == dot - 1)
        {
            return false;
        }

        while (at >= 0 && (text[at] is ' ' or '\t'))
        {
            at--;
        }

        return at < 0 || text[at] == '\n';
    }
}

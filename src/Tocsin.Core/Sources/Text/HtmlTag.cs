namespace Tocsin.Core.Sources.Text;

/// <summary>One tag of a page, found without understanding the page.</summary>
/// <param name="Start">Where its <c>&lt;</c> is.</param>
/// <param name="End">Behind its <c>&gt;</c>.</param>
/// <param name="Name">Its name; null for what is no tag: a comment, a declaration, a lone sign.</param>
/// <param name="IsClosing">Whether it begins with <c>&lt;/</c>.</param>
/// <param name="IsComment">Whether it is a comment.</param>
internal readonly record struct HtmlTag(int Start, int End, string? Name, bool IsClosing, bool IsComment)
{
    public static HtmlTag Read(string html, int start)
    {
        if (html.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = html.IndexOf("-->", start + 4, StringComparison.Ordinal);
            return new HtmlTag(start, end < 0 ? html.Length : end + 3, null, IsClosing: false, IsComment: true);
        }

        var isClosing = start + 1 < html.Length && html[start + 1] == '/';
        var nameStart = start + (isClosing ? 2 : 1);
        var nameEnd = nameStart;
        while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] is '-' or ':'))
        {
            nameEnd++;
        }

        return nameEnd == nameStart || !char.IsAsciiLetter(html[nameStart])
            ? new HtmlTag(start, start + 1, null, isClosing, IsComment: false)
            : new HtmlTag(start, EndOf(html, nameEnd), html[nameStart..nameEnd], isClosing, IsComment: false);
    }

    // A sign > inside a quoted value does not end the tag.
    private static int EndOf(string html, int at)
    {
        for (; at < html.Length; at++)
        {
            if (html[at] == '>')
            {
                return at + 1;
            }

            if (html[at] == '=' && at + 1 < html.Length && html[at + 1] is '"' or '\'')
            {
                var close = html.IndexOf(html[at + 1], at + 2);
                if (close < 0)
                {
                    return html.Length;
                }

                at = close;
            }
        }

        return html.Length;
    }
}

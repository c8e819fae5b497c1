using System.Text;

namespace Tocsin.Telegram.Rendering;

/// <summary>Styled text in Telegram's HTML mode (core.telegram.org/bots/api#html-style).</summary>
/// <param name="Html">The markup.</param>
/// <param name="Entities">How many entities Telegram will find in it: one for each element.</param>
internal sealed record HtmlText(string Html, int Entities)
{
    public static HtmlText Of(StyledText text)
    {
        var html = new StringBuilder(text.Length + 64);
        var entities = 0;
        List<Tag> open = [];
        foreach (var (start, end, style) in text.Runs())
        {
            var wanted = Tags(style);
            var kept = open.Zip(wanted).TakeWhile(pair => pair.First == pair.Second).Count();
            CloseDownTo(html, open, kept);
            foreach (var tag in wanted[kept..])
            {
                html.Append(tag.Start);
                open.Add(tag);
                entities++;
            }

            Escape(html, text.Text.AsSpan(start, end - start));
        }

        CloseDownTo(html, open, 0);
        return new HtmlText(html.ToString(), entities);
    }

    private static List<Tag> Tags(TextStyle style)
    {
        if (style.Code)
        {
            // Nothing else may stand in it.
            return [new("pre")];
        }

        List<Tag> tags = [];
        if (style.Quote)
        {
            tags.Add(new("blockquote"));
        }

        if (style.Link is { } link)
        {
            tags.Add(new("a", link));
        }

        if (style.Bold)
        {
            tags.Add(new("b"));
        }

        if (style.Italic)
        {
            tags.Add(new("i"));
        }

        return tags;
    }

    private static void CloseDownTo(StringBuilder html, List<Tag> open, int kept)
    {
        for (; open.Count > kept; open.RemoveAt(open.Count - 1))
        {
            html.Append("</").Append(open[^1].Name).Append('>');
        }
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                _ => html.Append(unit),
            };
        }
    }

    private readonly record struct Tag(string Name, string? Link = null)
    {
        public string Start
        {
            get
            {
                if (Link is null)
                {
                    return $"<{Name}>";
                }

                var start = new StringBuilder("<a href=\"");
                Escape(start, Link);
                return start.Append("\">").ToString();
            }
        }
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Title, standfirst, authors, date and topics as a page shows them to people.</summary>
internal static class PageHead
{
    private const int LongestTopic = 60;
    private const int LongestName = 80;

    public static PageFacts Read(IHtmlDocument document, SiteRule? rule) => new()
    {
        Title = Text(PageSelector.Preferred(document, rule?.Title ?? "article h1, main h1, h1")),
        Description = Standfirst(document, rule),
        Authors = Names(document, rule?.Authors, "[itemprop=author] [itemprop=name], [itemprop=author], a[rel~=author], .byline .author, .author-name"),
        Published = Day(PageSelector.Preferred(document, rule?.Published)) ?? Day(PageSelector.Preferred(document, "[itemprop=datePublished], article time[datetime], time[datetime]")),
        Topics = Topics(document, rule),
        Language = LanguageTag.Read(document.DocumentElement.GetAttribute("lang") ?? document.DocumentElement.GetAttribute("xml:lang")),
    };

    private static string? Standfirst(IHtmlDocument document, SiteRule? rule)
    {
        var element = PageSelector.Preferred(document, rule?.Standfirst) ?? PageSelector.Preferred(document, ".standfirst, .chapo, .article-lead, .lead");
        return element is null ? null : PlainText.LineOrNull(string.Join(' ', BlockText.Paragraphs(element)));
    }

    private static List<string> Names(IHtmlDocument document, string? selectors, string usual) =>
        [.. Selected(document, selectors, usual)
            .SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries))
            .Select(WithoutBy)
            .Where(name => name.Length is > 1 and <= LongestName)
            .Distinct().Take(20)];

    private static List<string> Topics(IHtmlDocument document, SiteRule? rule)
    {
        var topics = Selected(document, rule?.Topics, "a[rel~=tag]").Append(Section(document)).OfType<string>();
        return [.. topics.Where(topic => topic.Length <= LongestTopic).Distinct(StringComparer.OrdinalIgnoreCase).Take(20)];
    }

    // The trail of a page: home, section, and often the page itself.
    private static string? Section(IHtmlDocument document)
    {
        var title = Text(document.QuerySelector("h1"));
        return document.QuerySelectorAll(".arbo a, #hierarchie a, .breadcrumb a, .breadcrumbs a, [class*=breadcrumb] a")
            .Skip(1)
            .Select(Text)
            .LastOrDefault(text => text is not null && text != title);
    }

    // The texts that the first selector with a match finds.
    private static List<string> Selected(IHtmlDocument document, string? selectors, string usual) =>
        PageSelector.Parts(selectors ?? usual)
            .Select(selector => PageSelector.All(document, selector).Take(50).Select(Text).OfType<string>().ToList())
            .FirstOrDefault(texts => texts.Count > 0) ?? [];

    private static DateOnly? Day(IElement? element)
    {
        string?[] places = [element?.GetAttribute("datetime"), element?.GetAttribute("content"), element?.GetAttribute("title"), element?.TextContent];
        return places.OfType<string>().Select(WrittenDate.Read).FirstOrDefault(day => day is not null);
    }

    private static string WithoutBy(string name)
    {
        string[] particles = ["by ", "par ", "por ", "von ", "di "];
        var particle = Array.Find(particles, candidate => name.StartsWith(candidate, StringComparison.OrdinalIgnoreCase));
        return particle is null ? name : name[particle.Length..].Trim();
    }

    private static string? Text(IElement? element) => PlainText.LineOrNull(element?.TextContent);
}

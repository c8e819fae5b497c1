using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Pages;

/// <summary>The paragraphs of a page's article, from where its rule says, else from where the page's own structure points.</summary>
internal static class PageBody
{
    /// <summary>Less than this is a teaser or a notice, and a longer find elsewhere in the page is the article.</summary>
    private const int ShortestArticle = 200;

    /// <param name="document">The page; its furniture is taken out of it.</param>
    /// <param name="rule">Where the text stands.</param>
    /// <param name="isDecided">Whether people wrote the rule for this site: what it finds is the text then, however short.</param>
    /// <param name="facts">What the page says of its article.</param>
    public static IReadOnlyList<string> Read(IHtmlDocument document, SiteRule? rule, bool isDecided, PageFacts facts)
    {
        var body = document.Body!;
        PageFurniture.Remove(body, rule?.Drop ?? []);
        IReadOnlyList<string> best = Text(Outermost(PageSelector.All(body, rule?.Body)));
        if (isDecided && best.Count > 0)
        {
            return best;
        }

        foreach (var candidate in Candidates(body))
        {
            if (Length(best) >= ShortestArticle)
            {
                return best;
            }

            var paragraphs = Text(candidate);
            best = Length(paragraphs) > Length(best) ? paragraphs : best;
        }

        var stated = facts.Body is null || Length(best) >= ShortestArticle ? [] : HtmlText.Paragraphs(facts.Body);
        return Length(stated) > Length(best) ? stated : best;
    }

    private static IEnumerable<IReadOnlyList<IElement>> Candidates(IElement body)
    {
        yield return Outermost(body.QuerySelectorAll("[itemprop=articleBody]"));
        var articles = Outermost(body.QuerySelectorAll("article"));
        yield return articles.Count == 1 ? articles : [];
        yield return Readability.MainText(body) is { } main ? [main] : [];
        yield return Outermost(body.QuerySelectorAll("main, [role=main]"));
        yield return [body];
    }

    private static List<string> Text(IReadOnlyList<IElement> elements) =>
        [.. elements.SelectMany(BlockText.Paragraphs).Where(paragraph => !PageFurniture.IsLine(paragraph))];

    // A selector may match a part and the whole of it.
    private static List<IElement> Outermost(IEnumerable<IElement> elements)
    {
        List<IElement> outer = [];
        foreach (var element in elements.Take(50))
        {
            if (!outer.Exists(held => held.Contains(element)))
            {
                outer.Add(element);
            }
        }

        return outer;
    }

    private static int Length(IReadOnlyList<string> paragraphs) => paragraphs.Sum(paragraph => paragraph.Length);
}

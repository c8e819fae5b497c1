using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Pages;

/// <summary>The paragraphs of a page's article, from where its rule says, else from where the page's own structure points.</summary>
internal static class PageBody
{
    /// <summary>Less than this is a teaser or a notice, and a longer find elsewhere in the page is the article.</summary>
    private const int ShortestArticle = 200;

    public static IReadOnlyList<string> Read(IHtmlDocument document, SiteRule? rule, PageFacts facts)
    {
        var body = document.Body!;
        PageFurniture.Remove(body, rule?.Drop ?? []);
        List<string> best = [];
        foreach (var candidate in Candidates(body, rule))
        {
            var paragraphs = candidate.SelectMany(BlockText.Paragraphs).Where(paragraph => !PageFurniture.IsLine(paragraph)).ToList();
            if (Length(paragraphs) >= ShortestArticle)
            {
                return paragraphs;
            }

            best = Length(paragraphs) > Length(best) ? paragraphs : best;
        }

        var stated = facts.Body is null ? [] : HtmlText.Paragraphs(facts.Body);
        return Length(stated) > Length(best) ? stated : best;
    }

    private static IEnumerable<IReadOnlyList<IElement>> Candidates(IElement body, SiteRule? rule)
    {
        yield return Outermost(PageSelector.All(body, rule?.Body));
        yield return Outermost(body.QuerySelectorAll("[itemprop=articleBody]"));
        var articles = Outermost(body.QuerySelectorAll("article"));
        yield return articles.Count == 1 ? articles : [];
        yield return Readability.MainText(body) is { } main ? [main] : [];
        yield return Outermost(body.QuerySelectorAll("main, [role=main]"));
        yield return [body];
    }

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

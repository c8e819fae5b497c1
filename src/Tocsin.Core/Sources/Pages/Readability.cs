using AngleSharp.Dom;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Finds the element that holds a page's main text by where its paragraphs gather and how little of them is links.</summary>
internal static class Readability
{
    private const int ShortestParagraph = 25;

    public static IElement? MainText(IElement body)
    {
        Dictionary<IElement, Score> scores = [];
        foreach (var paragraph in body.QuerySelectorAll("p, pre, blockquote, td, li"))
        {
            var text = paragraph.TextContent;
            var length = text.Length;
            if (length >= ShortestParagraph && paragraph.ParentElement is { } parent)
            {
                var links = paragraph.QuerySelectorAll("a").Sum(link => link.TextContent.Length);
                var points = 1 + Math.Min(length / 100.0, 3) + text.Count(sign => sign is ',' or '،' or '、');
                Add(scores, parent, points, length, links);
                if (parent.ParentElement is { } grandparent)
                {
                    Add(scores, grandparent, points / 2, length, links);
                }
            }
        }

        return scores
            .OrderByDescending(entry => entry.Value.Points * (1 - entry.Value.LinkDensity))
            .Select(entry => entry.Key)
            .FirstOrDefault();
    }

    private static void Add(Dictionary<IElement, Score> scores, IElement element, double points, int length, int links)
    {
        var score = scores.GetValueOrDefault(element);
        scores[element] = new Score(score.Points + points, score.Length + length, score.Links + links);
    }

    private readonly record struct Score(double Points, int Length, int Links)
    {
        public double LinkDensity => Length == 0 ? 0 : Math.Min(1, (double)Links / Length);
    }
}

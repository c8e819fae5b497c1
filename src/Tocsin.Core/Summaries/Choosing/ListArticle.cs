using Tocsin.Core.Summaries.Reading;

namespace Tocsin.Core.Summaries.Choosing;

/// <summary>Articles that are lists: their first items stand for them, and the summary says that it is a list.</summary>
internal static class ListArticle
{
    private const int FewestItems = 4;

    /// <summary>In words: a longer paragraph is none.</summary>
    private const int LongestItem = 30;

    /// <summary>From this share of items on, by words, the article is a list.</summary>
    private const double Share = 0.6;

    /// <summary>The items, or null where the article is no list.</summary>
    public static List<Passage>? ItemsOf(List<Passage> passages)
    {
        var announced = Announced(passages);
        announced.UnionWith(Lines(passages));
        List<Passage> items =
        [
            .. passages.Where((passage, at) => (passage.IsListItem || announced.Contains(at)) && passage.Furniture is not (Furniture.Code or Furniture.Link)),
        ];
        return items.Count >= FewestItems && items.Sum(item => item.Words) >= Share * passages.Sum(passage => passage.Words) ? items : null;
    }

    /// <summary>
    /// Where the items stand that a page's list became when it was read: after a paragraph that ends with a colon, paragraphs of one short
    /// sentence or line each.
    /// </summary>
    private static HashSet<int> Announced(List<Passage> passages)
    {
        HashSet<int> found = [];
        var isOpen = false;
        for (var at = 0; at < passages.Count; at++)
        {
            if (Announces(passages[at]))
            {
                isOpen = true;
                continue;
            }

            var isAlone = (at == 0 || passages[at - 1].Paragraph != passages[at].Paragraph)
                && (at + 1 == passages.Count || passages[at + 1].Paragraph != passages[at].Paragraph);
            isOpen &= isAlone && passages[at].Words <= LongestItem;
            if (isOpen)
            {
                found.Add(at);
            }
        }

        return found;
    }

    /// <summary>Where short lines without a stop stand that follow one another too often to be headings.</summary>
    private static HashSet<int> Lines(List<Passage> passages)
    {
        HashSet<int> found = [];
        for (var from = 0; from < passages.Count; from++)
        {
            var to = from;
            while (to < passages.Count && passages[to].Furniture is Furniture.Heading && !Announces(passages[to]))
            {
                to++;
            }

            if (to - from >= FewestItems)
            {
                found.UnionWith(Enumerable.Range(from, to - from));
            }

            from = Math.Max(from, to - 1);
        }

        return found;
    }

    private static bool Announces(Passage passage) => passage.Text[^1] is ':' or '：';

    public static SummaryOutcome Summarize(List<Passage> items, int sentences, int? characters)
    {
        var room = new Room(sentences, characters ?? int.MaxValue);
        List<string> shown = [.. items.TakeWhile(item => room.Take([item.Text])).Select(item => item.Text)];
        if (shown.Count == 0 && Shortening.Cut(items[0].Text, characters!.Value) is { } cut)
        {
            shown.Add(cut);
        }

        return shown.Count > 0
            ? new SummaryOutcome.Summarized(shown, SummaryKind.List)
            : SummaryOutcome.Unusable.Because("summary.no-room");
    }
}

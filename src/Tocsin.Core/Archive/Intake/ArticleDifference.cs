using Tocsin.Core.Articles;

namespace Tocsin.Core.Archive.Intake;

/// <summary>The first thing in which two states of an article differ, as its words before and after. Pure.</summary>
/// <param name="Before">Empty where something was added.</param>
/// <param name="After">Empty where something was taken away.</param>
internal sealed record ArticleDifference(string Before, string After)
{
    private const int Longest = 300;

    public static ArticleDifference Of(ArticleContent before, ArticleContent after)
    {
        var firstOld = Parts(before).ToList();
        var firstNew = Parts(after).ToList();
        var at = firstOld.Zip(firstNew).TakeWhile(pair => pair.First == pair.Second).Count();
        return new ArticleDifference(Shown(firstOld, firstNew, at), Shown(firstNew, firstOld, at));
    }

    // What people would call the article first: title, introduction, text; then what stands around it.
    private static IEnumerable<string> Parts(ArticleContent content) =>
        content.Paragraphs
            .Prepend(content.Standfirst ?? "")
            .Prepend(content.Title)
            .Append(string.Join(", ", content.Authors))
            .Append(content.Published?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "")
            .Append(string.Join(", ", content.Topics))
            .Append(content.Language ?? "");

    // A paragraph that was put in between is not shown as the change of the one that it moved down.
    private static string Shown(List<string> own, List<string> other, int at)
    {
        var part = at < own.Count && !other.Skip(at).Contains(own[at]) ? own[at] : "";
        return part.Length <= Longest ? part : string.Concat(part.AsSpan(0, Longest), "…");
    }
}

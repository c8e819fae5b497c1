using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Feeds;
using Tocsin.Core.Sources.Pages;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Makes an article of what a feed says and what its page says. Pure.</summary>
internal static class ItemContent
{
    private const int LongestDerivedTitle = 90;

    /// <param name="source">The source, whose settings fill the gaps.</param>
    /// <param name="feedTitle">What the feed calls itself.</param>
    /// <param name="item">The item.</param>
    /// <param name="page">Its page, where it was read.</param>
    /// <param name="today">Articles cannot be of later days.</param>
    public static ArticleContent Of(Source source, string? feedTitle, FeedItem item, PageArticle? page, DateOnly today)
    {
        var paragraphs = item.Paragraphs.Count > 0 ? item.Paragraphs : page?.Paragraphs.Count > 0 ? page.Paragraphs : item.Summary;
        var url = Address(page?.Url, item.Url!);
        var content = new ArticleContent
        {
            Url = url,
            FoundAt = url == item.Url ? null : item.Url,
            Guid = item.Guid,
            Title = FirstOf(item.Title, page?.Title) ?? DerivedTitle(item),
            Standfirst = Standfirst(item, page, paragraphs),
            Paragraphs = paragraphs,
            Authors = item.Authors.Count > 0 ? item.Authors : page?.Authors ?? [],
            Publication = source.Settings.Publication ?? page?.Publication ?? feedTitle,
            Published = Possible(item.Published ?? page?.Published, today),
            Language = item.Language ?? page?.Language ?? source.Settings.Language,
            Topics = [.. (item.Topics.Count > 0 ? item.Topics : page?.Topics ?? []).Concat(source.Settings.Topics).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
        return content with { Language = content.Language ?? ArticleLanguage.Detect(content) };
    }

    /// <summary>An article that was found without a feed.</summary>
    public static ArticleContent Of(Source source, PageArticle page, Uri address, DateOnly today) =>
        Of(source, page.Publication, new FeedItem { Url = address.AbsoluteUri }, page, today);

    /// <summary>Whether an address is that of a site as a whole.</summary>
    public static bool IsHome(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.AbsolutePath == "/" && uri.Query.Length == 0;

    // Some templates call every page by the home page's address; and items that share one page have it for no name of their own.
    private static string Address(string? own, string shown) =>
        own is null || IsHome(own) || shown.Contains("#!", StringComparison.Ordinal) ? shown : own;

    // A summary that is the beginning of the text, or that a program cut off, is no editor's introduction.
    private static string? Standfirst(FeedItem item, PageArticle? page, IReadOnlyList<string> paragraphs)
    {
        if (page?.Standfirst is { } shown)
        {
            return shown;
        }

        var summary = ReferenceEquals(paragraphs, item.Summary) ? "" : string.Join(' ', item.Summary);
        var isCut = summary.Length is 0 or > 1500 || summary.EndsWith('…') || summary.EndsWith(']') || summary.EndsWith("...", StringComparison.Ordinal);
        return isCut || string.Join(' ', paragraphs).Contains(summary.TrimEnd('.', ' '), StringComparison.OrdinalIgnoreCase) ? null : summary;
    }

    private static string DerivedTitle(FeedItem item)
    {
        var text = item.Summary.Concat(item.Paragraphs).FirstOrDefault() ?? item.Url ?? "";
        if (text.Length <= LongestDerivedTitle)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LongestDerivedTitle);
        return text[..(end > 0 ? end : LongestDerivedTitle)] + "…";
    }

    private static DateOnly? Possible(DateOnly? day, DateOnly today) => day > today.AddDays(1) ? null : day;

    private static string? FirstOf(params string?[] texts) => Array.Find(texts, text => !string.IsNullOrEmpty(text));
}

using System.Globalization;
using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Schedules;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary>What a schedule posts, as people type it: <c>call</c>, <c>reminder</c>, <c>newest</c>, <c>article:12</c>, <c>digest:hospitals,truce</c>.</summary>
internal sealed class ContentText(ArticleStore articles)
{
    private const int UsualInDigest = 10;

    /// <summary>The content meant; null for what means nothing, or an article that the archive has not.</summary>
    public async Task<ScheduledContent?> ReadAsync(string text, CancellationToken cancellationToken)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, rest) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        var topics = rest.Split([',', ' ', '،'], StringSplitOptions.RemoveEmptyEntries);
        return kind.Trim().ToLowerInvariant() switch
        {
            "call" => new ScheduledContent.Call(),
            "reminder" => new ScheduledContent.Reminder(),
            "newest" or "newest-article" => new ScheduledContent.NewestArticle(topics),
            "digest" => new ScheduledContent.Digest(topics, UsualInDigest),
            "article" => await ArticleAsync(rest, cancellationToken),
            _ => null,
        };
    }

    /// <summary>As a person reads it.</summary>
    public static string Of(ScheduledContent what, Words words) => what switch
    {
        ScheduledContent.Call => words["planning.what.call"],
        ScheduledContent.Reminder => words["planning.what.reminder"],
        ScheduledContent.NewestArticle newest => With(words["planning.what.newest-article"], newest.Topics),
        ScheduledContent.Digest digest => With(words["planning.what.digest"], digest.Topics),
        ScheduledContent.OneArticle one => words.Format("planning.what.article", one.Url),
        _ => throw new InvalidOperationException($"No words for {what.GetType().Name}."),
    };

    private static string With(string text, IReadOnlyList<string> topics) =>
        topics.Count == 0 ? text : $"{text} ({string.Join(", ", topics)})";

    private async Task<ScheduledContent.OneArticle?> ArticleAsync(string number, CancellationToken cancellationToken) =>
        long.TryParse(number.Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await articles.FindAsync(new ArticleId(id), cancellationToken) is { } article
            ? new ScheduledContent.OneArticle(article.Content.Url)
            : null;
}

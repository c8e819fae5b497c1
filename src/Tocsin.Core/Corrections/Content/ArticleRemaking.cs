using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Posts;
using Tocsin.Core.Summaries;

namespace Tocsin.Core.Corrections.Content;

/// <summary>Makes posts on articles again from what the articles say now: a summary, or a digest with all its articles.</summary>
internal sealed class ArticleRemaking(ArticleStore articles, Summarizer summarizer)
{
    /// <summary>The content made again; null when it can't be: an article is gone, has nothing to say, or the post is in an organizer's own words.</summary>
    public async Task<FrozenContent?> RemakeAsync(DispatchBase post, CancellationToken cancellationToken)
    {
        var found = await articles.FindAsync(post.Articles, cancellationToken);
        if (found.Count == 0)
        {
            return null;
        }

        Dictionary<string, Post> made = [];
        foreach (var (language, old) in post.Unmarked.Posts)
        {
            if ((IsDigest(old, found) ? Digest(post, old, found, language) : Summary(post, old, found, language)) is not { } again)
            {
                return null;
            }

            made[language] = again with { Image = old.Image, Buttons = old.Buttons };
        }

        return new FrozenContent(made);
    }

    private Post? Summary(DispatchBase post, Post old, IReadOnlyList<Article> found, string language) =>
        old.Source is not null && found.Count == 1
            && summarizer.Summarize(found[0].Content, ContentComposer.Budget) is SummaryOutcome.Summarized summary
            ? ArticlePost.Compose(found[0], summary, post.Day, language)
            : null;

    private Post? Digest(DispatchBase post, Post old, IReadOnlyList<Article> found, string language)
    {
        var order = Links(old).ToList();
        return DigestPost.Compose(
            [.. found.OrderBy(article => (uint)order.IndexOf(article.Content.Link))], summarizer, post.Day, language, old.Title);
    }

    private static bool IsDigest(Post old, IReadOnlyList<Article> found) =>
        old.Source is null && Links(old).Intersect(found.Select(article => article.Content.Link)).Any();

    private static IEnumerable<string> Links(Post post) =>
        post.Blocks.OfType<PostList>().SelectMany(list => list.Items).SelectMany(item => item.Spans).Select(span => span.Link).OfType<string>();
}

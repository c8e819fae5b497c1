using Tocsin.Core.Corrections.Content;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>Makes of what an organizer typed the words that posts will have; or says why that cannot be.</summary>
internal sealed class CorrectionWriting(Database database, CorrectionTargets targets, ArticleRemaking articles, TimeProvider clock)
{
    /// <summary>The draft with the posts as they will read; or the problem.</summary>
    public async Task<(CorrectionDraft? Draft, IReadOnlyList<Post> Posts, CorrectionOutcome.Impossible? Problem)> DraftAsync(
        CorrectionRequest request, CancellationToken cancellationToken)
    {
        var (meant, problem) = await targets.FindAsync(request.Target, cancellationToken);
        if (meant is null)
        {
            return (null, [], problem);
        }

        var dispatches = await targets.NotRecalledAsync(meant.Dispatches, cancellationToken);
        if (dispatches.Count == 0)
        {
            return (null, [], new CorrectionOutcome.Impossible("correction.recalled"));
        }

        var read = await targets.LanguageAsync(request.Target, cancellationToken);
        List<DraftedPost> drafted = [];
        List<Post> posts = [];
        foreach (var dispatch in dispatches)
        {
            var before = (await database.ReadAsync(session => DispatchBase.ReadAsync(session, dispatch, meant.Delivery), cancellationToken))!;
            var (now, why) = await RewriteAsync(request, before, read, cancellationToken);
            if (now is null)
            {
                // Of many posts some may have nothing to change; of one that is the answer.
                problem ??= why;
                continue;
            }

            drafted.Add(new DraftedPost(dispatch, before.Revision, now.Write()));
            posts.AddRange(Changed(now, before, request.Reason));
        }

        return drafted.Count == 0
            ? (null, [], problem)
            : (new CorrectionDraft(CorrectionKind.Correct, false, meant.Subject, request.Reason, meant.Delivery, drafted), posts, null);
    }

    /// <summary>How the posts of a stored correction read; each made from what stood when it was proposed.</summary>
    public async Task<IReadOnlyList<Post>> PostsAsync(long id, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(session => CorrectionDraft.ReadAsync(session, id), cancellationToken);
        List<Post> posts = [];
        foreach (var post in (stored?.Draft.Posts ?? []).Where(post => post.Unmarked is not null))
        {
            var before = await database.ReadAsync(
                session => DispatchBase.AtAsync(session, post.Dispatch, post.BasedOn), cancellationToken);
            posts.AddRange(Changed(FrozenContent.Read(post.Unmarked!), before!, stored!.Value.Draft.Reason));
        }

        return posts;
    }

    /// <summary>What the text that would be changed says now; null where that is not one text.</summary>
    public async Task<Post?> CurrentAsync(CorrectionTarget target, string? language, CancellationToken cancellationToken)
    {
        var (meant, _) = await targets.FindAsync(target, cancellationToken);
        if (meant is not { Dispatches: [var dispatch] } || target is CorrectionTarget.Article)
        {
            return null;
        }

        var now = await database.ReadAsync(session => DispatchBase.ReadAsync(session, dispatch, meant.Delivery), cancellationToken);
        var variant = language ?? VariantOf(now!.Unmarked, await targets.LanguageAsync(target, cancellationToken));
        return variant is null ? null : now!.Unmarked.Posts.GetValueOrDefault(variant);
    }

    /// <summary>The one variant there is, or the one that readers of a language see; null when that is open.</summary>
    private static string? VariantOf(FrozenContent content, string? read) =>
        content.Posts.Count == 1 ? content.Posts.Keys.Single()
        : read is null ? null
        : content.Posts.ContainsKey(read) ? read
        : content.Posts.ContainsKey(read.Split('-')[0]) ? read.Split('-')[0]
        : content.Posts.Keys.First();

    private IEnumerable<Post> Changed(FrozenContent now, DispatchBase before, string? reason) =>
        CorrectedContent.Marked(now, before.Unmarked, before.Shown, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), reason).Posts
            .Where(variant => now.Posts.ContainsKey(variant.Key) && !CorrectedContent.Same(now.Posts[variant.Key], before.Unmarked.For(variant.Key)))
            .Select(variant => variant.Value);

    private async Task<(FrozenContent? Content, CorrectionOutcome.Impossible? Problem)> RewriteAsync(
        CorrectionRequest request, DispatchBase before, string? read, CancellationToken cancellationToken)
    {
        var content = before.Unmarked;
        var language = request.Language ?? VariantOf(content, read);
        if (language is not null && !content.Posts.ContainsKey(language))
        {
            return (null, new CorrectionOutcome.Impossible("correction.no-such-language", language, string.Join(", ", content.Posts.Keys)));
        }

        if (request.Find is { Length: > 0 } find)
        {
            return request.Replace is not { } replace
                ? (null, new CorrectionOutcome.Impossible("correction.no-replacement"))
                : CorrectedContent.Replace(content, request.Language, find, replace) is { } replaced
                    ? (replaced, null)
                    : (null, new CorrectionOutcome.Impossible("correction.not-found", find));
        }

        if (request.Target is CorrectionTarget.Article)
        {
            return await articles.RemakeAsync(before, cancellationToken) is not { } remade
                ? (null, new CorrectionOutcome.Impossible("correction.cannot-remake", before.Id))
                : remade.Posts.All(variant => CorrectedContent.Same(variant.Value, content.Posts[variant.Key]))
                    ? (null, new CorrectionOutcome.Impossible("correction.says-so-already"))
                    : (remade, null);
        }

        if (request.Title is null && request.Text is null)
        {
            return (null, new CorrectionOutcome.Impossible("correction.nothing-to-change"));
        }

        if (language is null)
        {
            return (null, new CorrectionOutcome.Impossible("correction.which-language", string.Join(", ", content.Posts.Keys)));
        }

        var rewritten = CorrectedContent.Rewrite(content, language, request.Title, request.Text);
        return CorrectedContent.Same(rewritten.Posts[language], content.Posts[language])
            ? (null, new CorrectionOutcome.Impossible("correction.says-so-already"))
            : (rewritten, null);
    }
}

using System.Globalization;
using Tocsin.Core.Chats;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>Finds the posts that a target means.</summary>
internal sealed class CorrectionTargets(Database database, MessageFinder messages, ChatStore chats)
{
    /// <summary>The posts; or why there are none.</summary>
    public async Task<(MeantPosts? Posts, CorrectionOutcome.Impossible? Problem)> FindAsync(
        CorrectionTarget target, CancellationToken cancellationToken)
    {
        switch (target)
        {
            case CorrectionTarget.Post post:
                var known = await IdsAsync("SELECT id FROM dispatch WHERE id = @id", post.Dispatch, cancellationToken);
                return known.Count > 0 ? (new MeantPosts(known, null, target.Text), null) : None("correction.no-such-post", post.Dispatch);

            case CorrectionTarget.Article article:
                var carried = await IdsAsync(
                    "SELECT dispatch_id FROM dispatch_article WHERE article_id = @id ORDER BY dispatch_id", article.Number, cancellationToken);
                return carried.Count > 0 ? (new MeantPosts(carried, null, target.Text), null) : None("correction.never-posted", article.Number);

            case CorrectionTarget.Message message:
                var found = await messages.FindByLinkAsync(message.Link, cancellationToken);
                return found is not null
                    ? (new MeantPosts([found.DispatchId], found.DeliveryId, SubjectOf(found)), null)
                    : None("correction.no-such-message", message.Link);

            default:
                throw new InvalidOperationException($"Cannot find {target.GetType().Name}.");
        }
    }

    /// <summary>The language in which the chat reads that a message was pointed at in; null for any other target.</summary>
    public async Task<string?> LanguageAsync(CorrectionTarget target, CancellationToken cancellationToken) =>
        target is CorrectionTarget.Message message && await messages.FindByLinkAsync(message.Link, cancellationToken) is { } found
            ? (await chats.FindAsync(found.Address, cancellationToken))?.Settings.Language
            : null;

    /// <summary>Those of some posts that were not recalled as a whole.</summary>
    public async Task<IReadOnlyList<long>> NotRecalledAsync(IReadOnlyList<long> dispatches, CancellationToken cancellationToken)
    {
        var recalled = await database.ReadAsync(
            session => session.QueryAsync<long>(
                """
                SELECT r.dispatch_id FROM correction_post r JOIN correction k ON k.id = r.correction_id
                WHERE k.kind = 'recall' AND k.state = 'applied' AND k.delivery_id IS NULL AND r.dispatch_id IN @ids
                """,
                new { ids = dispatches.ToArray() }),
            cancellationToken);
        return [.. dispatches.Except(recalled)];
    }

    private async Task<IReadOnlyList<long>> IdsAsync(string sql, long id, CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(session => session.QueryAsync<long>(sql, new { id }), cancellationToken)];

    /// <summary>Without what led there: the link into a private chat has its owner's number in it.</summary>
    private static string SubjectOf(FoundMessage found) =>
        string.Create(CultureInfo.InvariantCulture, $"post:{found.DispatchId} (#{found.Chat}, {found.Address.Platform})");

    private static (MeantPosts?, CorrectionOutcome.Impossible?) None(string key, object value) =>
        (null, new CorrectionOutcome.Impossible(key, value));
}

/// <summary>What a target means.</summary>
/// <param name="Dispatches">The posts, by number.</param>
/// <param name="Delivery">The one copy that is meant, where it is one.</param>
/// <param name="Subject">How organizers and the audit log read it, without anybody's number.</param>
internal sealed record MeantPosts(IReadOnlyList<long> Dispatches, long? Delivery, string Subject);

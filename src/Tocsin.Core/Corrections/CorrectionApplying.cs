using Tocsin.Core.Corrections.Content;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>Makes a decided correction true, in the caller's one transaction: the new content, what is cancelled, and a change for each copy.</summary>
internal static class CorrectionApplying
{
    /// <summary>What has not begun goes out corrected and is counted too; what ended with nothing standing is not.</summary>
    private const string QueueCorrections =
        """
        INSERT INTO correction_delivery (correction_id, delivery_id, number, withdraws, platform, state, not_before, changed_at)
        SELECT @id, d.id, @number, 0, d.platform, 'queued', @Now, @Now FROM delivery d
        WHERE d.dispatch_id = @Dispatch AND (@Delivery = 0 OR d.id = @Delivery) AND d.state NOT IN ('cancelled', 'expired', 'recalled')
          AND (d.state <> 'failed' OR EXISTS (SELECT 1 FROM delivery_part q WHERE q.delivery_id = d.id AND q.message_id IS NOT NULL))
        """;

    /// <summary>Where a message stands, or may come to stand.</summary>
    private const string QueueRecalls =
        """
        INSERT INTO correction_delivery (correction_id, delivery_id, number, withdraws, platform, state, not_before, changed_at)
        SELECT @id, d.id, @number, 1, d.platform, 'queued', @Now, @Now FROM delivery d
        WHERE d.dispatch_id = @Dispatch AND (@Delivery = 0 OR d.id = @Delivery)
          AND (d.state IN ('leased', 'sending', 'in_doubt')
            OR EXISTS (SELECT 1 FROM delivery_part q WHERE q.delivery_id = d.id AND q.message_id IS NOT NULL))
        """;

    /// <summary>Whether every post still says what the correction was made from.</summary>
    public static async Task<bool> IsCurrentAsync(DbSession session, CorrectionDraft draft)
    {
        foreach (var post in draft.Posts.Where(post => post.Unmarked is not null))
        {
            if (await DispatchBase.ReadAsync(session, post.Dispatch, draft.DeliveryId) is not { } now || now.Revision != post.BasedOn)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>In how many chats something stands or may stand, and in how many it was cancelled in time.</returns>
    public static async Task<(int Chats, int Cancelled)> ApplyAsync(DbSession session, long id, CorrectionDraft draft, DateTimeOffset now)
    {
        var number = await session.ScalarAsync<long>("SELECT COALESCE(MAX(number), 0) + 1 FROM correction");
        await session.ExecuteAsync("UPDATE correction SET number = @number WHERE id = @id", new { id, number });
        var (chats, cancelled) = (0, 0);
        foreach (var post in draft.Posts)
        {
            var arguments = new { id, number, post.Dispatch, Delivery = draft.DeliveryId ?? 0, Now = now.ToUnixTimeMilliseconds() };
            if (draft.Kind == CorrectionKind.Correct)
            {
                await ReplaceAsync(session, draft, post, number, now);
                chats += await session.ExecuteAsync(QueueCorrections, arguments);
                continue;
            }

            var before = await CancelledAsync(session, post.Dispatch);
            if (draft.DeliveryId is null)
            {
                await DispatchContents.CancelAsync(session, post.Dispatch, now);
            }

            cancelled += await CancelledAsync(session, post.Dispatch) - before;
            chats += await session.ExecuteAsync(QueueRecalls, arguments);
        }

        return (chats, cancelled);
    }

    /// <summary>The new content, with the line that says so; of one copy it is that copy's alone.</summary>
    private static async Task ReplaceAsync(DbSession session, CorrectionDraft draft, DraftedPost post, long number, DateTimeOffset now)
    {
        var before = await DispatchBase.ReadAsync(session, post.Dispatch, draft.DeliveryId)
            ?? throw new InvalidOperationException($"Dispatch {post.Dispatch} is gone.");
        var content = CorrectedContent.Marked(
            FrozenContent.Read(post.Unmarked!), before.Unmarked, before.Shown, DateOnly.FromDateTime(now.UtcDateTime), draft.Reason).Write();
        await (draft.DeliveryId is null
            ? DispatchContents.ReplaceAsync(session, post.Dispatch, number, content)
            : DispatchContents.AddAsync(session, post.Dispatch, number, content));
    }

    private static async Task<int> CancelledAsync(DbSession session, long dispatch) =>
        (int)await session.ScalarAsync<long>(
            "SELECT COUNT(*) FROM delivery WHERE dispatch_id = @dispatch AND state = 'cancelled'", new { dispatch });
}

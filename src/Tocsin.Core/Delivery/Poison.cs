using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Holds a post back whose first sends were all refused alike: the fault is in the post, not in the chats.</summary>
internal static class Poison
{
    public static async Task HoldBackAsync(DbSession session, long dispatchId, int after, DateTimeOffset now)
    {
        var tally = await session.FirstAsync<Tally>(
            """
            SELECT COUNT(*) AS Tried, COALESCE(SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), 0) AS Failed,
              COUNT(DISTINCT reason) AS Reasons, MAX(reason) AS Reason
            FROM delivery WHERE dispatch_id = @dispatchId AND state IN ('sent', 'failed', 'in_doubt', 'corrected', 'recalled')
            """,
            new { dispatchId });
        if (after == 0 || tally is null || tally.Failed < after || tally.Tried > tally.Failed || tally.Reasons > 1)
        {
            return;
        }

        var held = await session.ExecuteAsync(
            "UPDATE dispatch SET state = 'paused', state_reason = @Reason WHERE id = @dispatchId AND state = 'planned'",
            new { dispatchId, tally.Reason });
        if (held > 0)
        {
            await NoticeStore.AddAsync(
                session,
                NoticeKind.Poison,
                $"dispatch:{dispatchId}",
                [await DoubtNotice.DispatchNameAsync(session, dispatchId), tally.Failed.ToString(System.Globalization.CultureInfo.InvariantCulture), tally.Reason ?? ""],
                now);
        }
    }

    private sealed class Tally
    {
        public long Tried { get; set; }

        public long Failed { get; set; }

        public long Reasons { get; set; }

        public string? Reason { get; set; }
    }
}

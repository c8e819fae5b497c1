using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>The durable word "this request of a change may leave now", and all that must be true for it, in one statement.</summary>
/// <remarks>
/// Halt: what takes words of ours away may leave, for that is often why everything was halted; new words may not.
/// Consent: a chat that opted out still has its old copies put right; nothing further is posted in it.
/// </remarks>
internal sealed class ChangeMarks(Database database, Generation generation, TimeProvider clock)
{
    private static readonly TimeSpan HaltWait = TimeSpan.FromSeconds(30);

    private const string Mark =
        """
        UPDATE correction_delivery
        SET state = 'sending', attempts = attempts + 1, sending_since = @Now, lease_until = @Until, changed_at = @Now
        WHERE id = @Id AND fence = @Fence AND state = 'leased'
          AND (@TakesAway = 1 OR NOT EXISTS (SELECT 1 FROM halt))
          AND EXISTS (SELECT 1 FROM chat c WHERE c.id = @Chat AND (c.suspended IS NULL OR (c.suspended = 'Unsubscribed' AND @Posts = 0)))
          AND NOT EXISTS (
            SELECT 1 FROM correction_delivery n WHERE n.delivery_id = correction_delivery.delivery_id
              AND n.number > correction_delivery.number AND (n.withdraws = 1 OR @Doubtful = 0))
          AND (@Posts = 0 OR @Resend = 1 OR @DoubtSince >= @NonceFloor)
        """;

    private const string Why =
        """
        SELECT c.suspended AS Suspended, EXISTS (SELECT 1 FROM halt) AS Halted,
          EXISTS (SELECT 1 FROM correction_delivery n WHERE n.delivery_id = i.delivery_id AND n.number > i.number) AS Outdated
        FROM correction_delivery i JOIN delivery d ON d.id = i.delivery_id JOIN chat c ON c.id = d.chat_id
        WHERE i.id = @Id AND i.fence = @Fence AND i.state = 'leased'
        """;

    /// <summary>Marks one step as being asked for, freezing all of them at the first; or puts the change where it belongs instead.</summary>
    /// <returns>When it was marked; null when nothing may leave.</returns>
    /// <exception cref="Exception">The mark's fate is unknown: do not ask.</exception>
    public async Task<DateTimeOffset?> MarkAsync(
        HeldChange held, ChangeStep step, DeliveryOptions options, TimeSpan nonceWindow, CancellationToken cancellationToken)
    {
        Failpoint.Hit(Failpoint.BeforeChangeMark);
        var marked = await database.WriteAsync<(DateTimeOffset Now, long Stamp)?>(
            async session =>
            {
                var now = session.Now(clock);
                if (await session.ExecuteAsync(Mark, Arguments(held, step, options, nonceWindow, now)) == 0)
                {
                    await PutWhereItBelongsAsync(session, held, step, now);
                    return null;
                }

                if (held.IsFresh)
                {
                    await ChangeSql.FreezeAsync(session, held);
                }

                return (now, await Generation.StampAsync(session));
            },
            cancellationToken);
        if (marked is not { } mark)
        {
            return null;
        }

        generation.Keep(mark.Stamp);
        held.Frozen();
        Failpoint.Hit(Failpoint.AfterChangeMark);
        return mark.Now;
    }

    private static object Arguments(HeldChange held, ChangeStep step, DeliveryOptions options, TimeSpan nonceWindow, DateTimeOffset now) => new
    {
        held.Id,
        held.Fence,
        Chat = held.Chat.Id.Value,
        TakesAway = step.TakesAway ? 1 : 0,
        Posts = step.Action == ChangeAction.Post ? 1 : 0,
        Doubtful = step.InDoubtSince is null ? 0 : 1,
        DoubtSince = (step.InDoubtSince ?? now).ToUnixTimeMilliseconds(),
        Resend = held.WhenInDoubt == InDoubtPolicy.Resend || step.InDoubtSince is null ? 1 : 0,
        NonceFloor = (now + options.LeaveWithin + options.SendTimeLimit - nonceWindow).ToUnixTimeMilliseconds(),
        Now = now.ToUnixTimeMilliseconds(),
        Until = (now + options.Lease).ToUnixTimeMilliseconds(),
    };

    private static async Task PutWhereItBelongsAsync(DbSession session, HeldChange held, ChangeStep step, DateTimeOffset now)
    {
        var why = await session.FirstAsync<Row>(Why, new { held.Id, held.Fence });
        if (why is null)
        {
            return;
        }

        var doubtful = step.InDoubtSince is not null;
        var (state, reason) = why switch
        {
            { Outdated: true } when !doubtful => (ChangeStates.Superseded, null),
            { Outdated: true } => (ChangeStates.InDoubt, null),
            { Halted: true } when !step.TakesAway => (ChangeStates.Queued, null),
            { Suspended: "Unsubscribed" } when !doubtful => (ChangeStates.Failed, ChangeStates.NoNewPosts),
            { Suspended: not null } when !doubtful => (ChangeStates.Queued, why.Suspended),
            // It may stand already, and can no longer be tried again safely.
            _ => (ChangeStates.InDoubt, (string?)null),
        };
        await session.ExecuteAsync(
            """
            UPDATE correction_delivery SET state = @state, reason = @reason, not_before = @NotBefore, changed_at = @Now
            WHERE id = @Id AND fence = @Fence AND state = 'leased'
            """,
            new
            {
                held.Id,
                held.Fence,
                state,
                reason,
                NotBefore = (why.Halted ? now + HaltWait : now).ToUnixTimeMilliseconds(),
                Now = now.ToUnixTimeMilliseconds(),
            });
        if (state == ChangeStates.InDoubt)
        {
            await ChangeSql.TellDoubtAsync(session, held.CorrectionId, now);
        }
    }

    private sealed class Row
    {
        public string? Suspended { get; set; }

        public bool Halted { get; set; }

        public bool Outdated { get; set; }
    }
}

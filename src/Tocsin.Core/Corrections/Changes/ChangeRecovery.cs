using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>Takes back what dead or stalled workers held: edits and deletions are simply asked for again, a post that may stand is not.</summary>
internal sealed class ChangeRecovery(Database database, TimeProvider clock, DeliveryOptions options)
{
    /// <summary>Takes back the leases that have run out, but for what <paramref name="owner"/> still works on, and on SQLite those of everyone else.</summary>
    /// <param name="owner">This process.</param>
    /// <param name="atWork">Changes that this process still works on, however long it takes.</param>
    /// <param name="nonceWindows">Each platform's nonce window; a platform that is not there has none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many changes were taken back.</returns>
    public Task<int> TakeBackAsync(
        string owner, IReadOnlyCollection<long> atWork, IReadOnlyDictionary<string, TimeSpan> nonceWindows, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = session.Now(clock);
                var lost = (await session.QueryAsync<Row>(
                    """
                    SELECT i.id AS Id, i.correction_id AS CorrectionId, i.platform AS Platform, i.state AS State,
                      i.sending_since AS SendingSince, p.when_in_doubt AS WhenInDoubt,
                      s.number AS Step, s.action AS Action, s.in_doubt_since AS InDoubtSince
                    FROM correction_delivery i JOIN delivery d ON d.id = i.delivery_id JOIN dispatch p ON p.id = d.dispatch_id
                      LEFT JOIN correction_part s ON s.item_id = i.id AND s.number = (
                        SELECT MIN(n.number) FROM correction_part n WHERE n.item_id = i.id AND n.outcome IS NULL)
                    WHERE i.state IN ('leased', 'sending') AND (i.lease_until < @Now OR (@Alone = 1 AND i.lease_owner <> @owner))
                    """,
                    new { owner, Now = now.ToUnixTimeMilliseconds(), Alone = session.Engine == DatabaseEngine.Sqlite ? 1 : 0 }))
                    .Where(row => !atWork.Contains(row.Id)).ToList();
                foreach (var row in lost)
                {
                    await TakeBackAsync(session, row, nonceWindows.GetValueOrDefault(row.Platform), now);
                }

                return lost.Count;
            },
            cancellationToken);

    private async Task TakeBackAsync(DbSession session, Row row, TimeSpan nonceWindow, DateTimeOffset now)
    {
        ChangeDecision decision = new ChangeDecision.Retry(now, "", MayHaveArrived: false);
        if (row is { State: "sending", Action: "post" })
        {
            decision = ChangeDecision.After(
                new SendOutcome.InDoubt("the program ended while the request was under way"), ChangeAction.Post, row.Situation(now, nonceWindow, options));
            await session.ExecuteAsync(
                "UPDATE correction_part SET in_doubt_since = COALESCE(in_doubt_since, @SendingSince) WHERE item_id = @Id AND number = @Step", row);
        }

        var isDoubt = decision is ChangeDecision.Doubt;
        await session.ExecuteAsync(
            """
            UPDATE correction_delivery
            SET state = @State, not_before = CASE WHEN not_before > @NotBefore THEN not_before ELSE @NotBefore END, reason = @Reason, changed_at = @Now
            WHERE id = @Id AND state = @From
            """,
            new
            {
                row.Id,
                From = row.State,
                State = isDoubt ? ChangeStates.InDoubt : ChangeStates.Queued,
                NotBefore = ((decision as ChangeDecision.Retry)?.NotBefore ?? now).ToUnixTimeMilliseconds(),
                Reason = (decision as ChangeDecision.Doubt)?.Reason,
                Now = now.ToUnixTimeMilliseconds(),
            });
        if (isDoubt)
        {
            await ChangeSql.TellDoubtAsync(session, row.CorrectionId, now);
        }
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public long CorrectionId { get; set; }

        public string Platform { get; set; } = "";

        public string State { get; set; } = "";

        public long? SendingSince { get; set; }

        public string WhenInDoubt { get; set; } = "";

        public int? Step { get; set; }

        public string? Action { get; set; }

        public long? InDoubtSince { get; set; }

        public SendSituation Situation(DateTimeOffset now, TimeSpan nonceWindow, DeliveryOptions options) => new()
        {
            Now = now,
            Backoff = Backoff.Least,
            SendingSince = DateTimeOffset.FromUnixTimeMilliseconds(SendingSince ?? now.ToUnixTimeMilliseconds()),
            InDoubtSince = InDoubtSince is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null,
            NonceWindow = nonceWindow,
            SendTimeLimit = options.SendTimeLimit,
            WhenInDoubt = Enum.Parse<InDoubtPolicy>(WhenInDoubt, ignoreCase: true),
        };
    }
}

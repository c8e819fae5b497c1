using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>What waits to be changed: put in when a correction is applied, taken out by the workers.</summary>
/// <remarks>
/// A change waits until its delivery has come to rest: what is on its way is corrected once it is sent, what is in doubt once
/// it is settled. One change of a copy at a time, in the order of the corrections; a later one makes an earlier one needless.
/// Every claim raises the fence.
/// </remarks>
internal sealed class ChangeQueue(Database database, ChangeReader reader, TimeProvider clock)
{
    // Sent in its corrected form, or nothing there to change. What stands of a post that was not finished counts.
    private const string Settle =
        """
        UPDATE correction_delivery
        SET changed_at = @Now,
          state = CASE WHEN withdraws = 0 AND EXISTS (SELECT 1 FROM delivery d WHERE d.id = correction_delivery.delivery_id
            AND d.state IN ('sent', 'corrected')) THEN 'done' ELSE 'unneeded' END,
          reason = CASE WHEN withdraws = 0 AND EXISTS (SELECT 1 FROM delivery d WHERE d.id = correction_delivery.delivery_id
            AND d.state IN ('sent', 'corrected')) THEN NULL ELSE '@nothing-stands' END
        WHERE state = 'queued' AND platform = @platform AND EXISTS (
          SELECT 1 FROM delivery d WHERE d.id = correction_delivery.delivery_id AND (
            (correction_delivery.withdraws = 0 AND (
              d.state IN ('cancelled', 'expired', 'recalled')
              OR (d.state IN ('sent', 'corrected') AND d.revision >= correction_delivery.number)))
            OR (d.state IN ('failed', 'cancelled', 'expired', 'suspended') AND NOT EXISTS (
              SELECT 1 FROM delivery_part q WHERE q.delivery_id = d.id AND q.message_id IS NOT NULL)
              AND (correction_delivery.withdraws = 1 OR d.state = 'failed'))))
        """;

    // A post of an earlier correction that may have arrived is settled first, unless all is taken away now.
    private const string Supersede =
        """
        UPDATE correction_delivery
        SET changed_at = @Now, state = CASE WHEN EXISTS (
            SELECT 1 FROM correction_part s WHERE s.item_id = correction_delivery.id AND s.outcome IS NULL AND s.in_doubt_since IS NOT NULL)
          THEN 'in_doubt' ELSE 'superseded' END
        WHERE state = 'queued' AND platform = @platform
          AND EXISTS (
            SELECT 1 FROM correction_delivery n WHERE n.delivery_id = correction_delivery.delivery_id AND n.number > correction_delivery.number
              AND (n.withdraws = 1 OR NOT EXISTS (
                SELECT 1 FROM correction_part s
                WHERE s.item_id = correction_delivery.id AND s.outcome IS NULL AND s.in_doubt_since IS NOT NULL)))
        """;

    private const string Claim =
        """
        UPDATE correction_delivery
        SET state = 'leased', lease_owner = @owner, lease_until = @Until, fence = fence + 1, changed_at = @Now
        WHERE id IN (
          SELECT i.id FROM correction_delivery i JOIN delivery d ON d.id = i.delivery_id JOIN chat c ON c.id = d.chat_id
          WHERE i.state = 'queued' AND i.platform = @platform AND i.not_before <= @Now
            AND (c.suspended IS NULL OR c.suspended = 'Unsubscribed')
            AND (i.withdraws = 1 OR (@OnlyWithdrawals = 0 AND NOT EXISTS (SELECT 1 FROM halt)))
            AND (d.state IN ('sent', 'corrected', 'failed')
              OR (i.withdraws = 1 AND d.state IN ('expired', 'cancelled', 'suspended', 'recalled')))
            AND NOT EXISTS (
              SELECT 1 FROM correction_delivery o WHERE o.delivery_id = i.delivery_id AND o.id <> i.id
                AND (o.state IN ('leased', 'sending')
                  OR (i.withdraws = 0 AND o.number < i.number AND o.state IN ('queued', 'in_doubt'))))
          ORDER BY i.withdraws DESC, i.not_before, i.id LIMIT @limit)
        RETURNING id AS Id
        """;

    /// <summary>Takes up to <paramref name="limit"/> due changes, recalls first.</summary>
    /// <param name="platform">Where.</param>
    /// <param name="owner">This process.</param>
    /// <param name="lease">How long it may hold them.</param>
    /// <param name="limit">How many.</param>
    /// <param name="onlyWithdrawals">While the clock is not to be trusted, as in a halt.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Claimed<HeldChange>> ClaimAsync(
        string platform, string owner, TimeSpan lease, int limit, bool onlyWithdrawals, CancellationToken cancellationToken)
    {
        if (!await AnyAsync(platform, cancellationToken))
        {
            return new Claimed<HeldChange>([], clock.GetUtcNow());
        }

        // Alone on every node: a copy has one change at a time.
        var claim = await database.WriteAsync(
            async session =>
            {
                var now = session.Now(clock);
                var arguments = new
                {
                    platform,
                    owner,
                    limit,
                    OnlyWithdrawals = onlyWithdrawals ? 1 : 0,
                    Now = now.ToUnixTimeMilliseconds(),
                    Until = (now + lease).ToUnixTimeMilliseconds(),
                };
                await session.ExecuteAsync(Settle, arguments);
                await session.ExecuteAsync(Supersede, arguments);
                var claimed = await session.QueryAsync<IdRow>(Claim, arguments);
                long[] ids = [.. claimed.Select(row => row.Id)];
                return new Claimed<HeldChange>(ids.Length == 0 ? [] : await ChangeReader.ReadAsync(session, ids), now);
            },
            cancellationToken);
        if (claim.Held.Count > 0)
        {
            Failpoint.Hit(Failpoint.AfterChangeClaim);
        }

        return claim;
    }

    /// <inheritdoc cref="IPlatformWork{T}.NextDueAsync"/>
    public Task<DateTimeOffset?> NextDueAsync(string platform, DateTimeOffset looked, CancellationToken cancellationToken) =>
        reader.NextDueAsync(platform, looked, cancellationToken);

    /// <summary>Most of the time there is nothing, and then nothing is written.</summary>
    private Task<bool> AnyAsync(string platform, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.ScalarAsync<long>(
                "SELECT COUNT(*) FROM correction_delivery WHERE state = 'queued' AND platform = @platform", new { platform }) > 0,
            cancellationToken);

    private sealed class IdRow
    {
        public long Id { get; set; }
    }
}

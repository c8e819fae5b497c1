using System.Globalization;
using System.Security.Cryptography;
using Tocsin.Core.Corrections.Changes;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>Settles a further message of a correction of which the bot cannot know whether it arrived.</summary>
public sealed class CorrectionSettling
{
    private readonly Database _database;
    private readonly AuditLog _audit;
    private readonly DeliverySignal _signal;
    private readonly TimeProvider _clock;

    internal CorrectionSettling(Database database, AuditLog audit, DeliverySignal signal, TimeProvider clock)
    {
        (_database, _audit, _signal, _clock) = (database, audit, signal, clock);
    }

    /// <summary>Settles one change, by the number that the report gives.</summary>
    /// <returns>False when it is not in doubt (any more): nothing was changed.</returns>
    public async Task<bool> SettleAsync(long change, Settlement settlement, Actor by, CancellationToken cancellationToken)
    {
        var settled = await _database.WriteAsync(
            async session =>
            {
                var now = _clock.GetUtcNow();
                var delivery = await session.ScalarAsync<long?>(
                    "SELECT delivery_id FROM correction_delivery WHERE id = @change AND state = 'in_doubt'", new { change });
                if (delivery is null || !await (settlement == Settlement.Arrived
                    ? ChangeRecord.ArrivedAsync(session, change, delivery.Value, messageId: "", now)
                    : AgainAsync(session, change, now)))
                {
                    return false;
                }

                var subject = $"change:{change.ToString(CultureInfo.InvariantCulture)}";
                await _audit.AppendAsync(session, by.Id, "correction.settle", subject, settlement.ToString().ToLowerInvariant());
                return true;
            },
            cancellationToken);
        if (settled)
        {
            _signal.Pulse();
        }

        return settled;
    }

    private static async Task<bool> AgainAsync(DbSession session, long change, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            "UPDATE correction_part SET in_doubt_since = NULL, nonce = @Nonce WHERE item_id = @change AND outcome IS NULL AND in_doubt_since IS NOT NULL",
            new { change, Nonce = RandomNumberGenerator.GetHexString(24, lowercase: true) });
        return await session.ExecuteAsync(
            "UPDATE correction_delivery SET state = 'queued', reason = NULL, not_before = @Now, changed_at = @Now WHERE id = @change AND state = 'in_doubt'",
            new { change, Now = now.ToUnixTimeMilliseconds() }) > 0;
    }
}

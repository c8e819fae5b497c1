using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery.Erasing;

/// <summary>Forgets, after the set number of days, what was said where and how it was tried. Idempotent.</summary>
/// <remarks>
/// What is settled loses its texts and its attempts; that it was sent, and under which number of the platform, stays: counts
/// remain true, nothing is posted twice, and a recall still reaches it. What waits or is in doubt is never touched.
/// </remarks>
public sealed class DeliveryPurge(Database database, TimeProvider clock)
{
    private const string Old =
        """
        SELECT d.id FROM delivery d
        WHERE d.changed_at < @Before AND d.state IN ('sent', 'failed', 'expired', 'cancelled', 'corrected', 'recalled')
        """;

    /// <returns>How many messages lost their text.</returns>
    public Task<int> RunAsync(int keepDays, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var arguments = new { Before = (clock.GetUtcNow() - TimeSpan.FromDays(keepDays)).ToUnixTimeMilliseconds() };
                await session.ExecuteAsync($"DELETE FROM attempt WHERE delivery_id IN ({Old})", arguments);
                await session.ExecuteAsync("DELETE FROM notice WHERE seen_at < @Before", arguments);
                await session.ExecuteAsync(
                    """
                    UPDATE correction_part SET payload = '', plain_text = ''
                    WHERE payload <> '' AND item_id IN (
                      SELECT i.id FROM correction_delivery i
                      WHERE i.changed_at < @Before AND i.state IN ('done', 'gone', 'failed', 'superseded', 'unneeded'))
                    """,
                    arguments);
                return await session.ExecuteAsync(
                    $"UPDATE delivery_part SET payload = '', plain_text = '' WHERE payload <> '' AND delivery_id IN ({Old})", arguments);
            },
            cancellationToken);
}

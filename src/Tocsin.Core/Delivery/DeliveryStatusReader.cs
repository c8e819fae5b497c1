using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Reads how delivery stands. Works beside a running Tocsin.</summary>
public sealed class DeliveryStatusReader(Database database, Halt halt, ClockGuard guard, TimeProvider clock)
{
    private const int MostReasons = 20;

    public async Task<DeliveryStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var instant = clock.GetUtcNow();
        var now = instant.ToUnixTimeMilliseconds();
        var standing = await halt.ReadAsync(cancellationToken);
        var skews = await database.ReadAsync(session => NodeWatch.SkewsAsync(session, instant), cancellationToken);
        return await database.ReadAsync(
            async session => new DeliveryStatus
            {
                ByState = (await session.QueryAsync<Row>("SELECT state AS Name, COUNT(*) AS Number FROM delivery GROUP BY state"))
                    .ToDictionary(row => DeliveryEdges.Parse(row.Name), row => row.Number),
                FailedBy =
                [
                    .. (await session.QueryAsync<Row>(
                        """
                        SELECT COALESCE(reason, '') AS Name, COUNT(*) AS Number FROM delivery WHERE state = 'failed'
                        GROUP BY reason ORDER BY COUNT(*) DESC, reason LIMIT @MostReasons
                        """,
                        new { MostReasons })).Select(row => new ReasonCount(row.Name, row.Number)),
                ],
                OldestWaiting = await session.ScalarAsync<long?>(
                    """
                    SELECT MIN(d.not_before) FROM delivery d JOIN dispatch p ON p.id = d.dispatch_id
                    WHERE d.state = 'queued' AND d.not_before <= @now AND p.state = 'planned'
                    """,
                    new { now }) is { } oldest
                    ? TimeSpan.FromMilliseconds(now - oldest)
                    : null,
                PausedUntil = (await session.QueryAsync<Row>(
                    "SELECT scope AS Name, until AS Number FROM platform_pause WHERE until > @now ORDER BY scope", new { now }))
                    .ToDictionary(row => row.Name, row => DateTimeOffset.FromUnixTimeMilliseconds(row.Number)),
                Halt = standing,
                ClockSkew = skews.Count == 0 ? guard.Skew : skews.MaxBy(skew => skew.Duration()),
                Running = skews.Count,
            },
            cancellationToken);
    }

    private sealed class Row
    {
        public string Name { get; set; } = "";

        public long Number { get; set; }
    }
}

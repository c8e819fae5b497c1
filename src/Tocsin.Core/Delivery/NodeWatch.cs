using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Writes down now and then that this process runs and how far its clock is off, for whoever asks from another one.</summary>
internal sealed class NodeWatch(Database database, ClockGuard guard, NodeIdentity node, TimeProvider clock)
{
    /// <summary>How long a word of a process stands.</summary>
    private static readonly TimeSpan Stands = TimeSpan.FromMinutes(1);

    public Task NoteAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var arguments = new
                {
                    Node = node.Id,
                    Now = Ms(clock.GetUtcNow()),
                    Skew = (long)guard.Skew.TotalMilliseconds,
                    From = Ms(clock.GetUtcNow() - Stands),
                    To = Ms(clock.GetUtcNow() + Stands),
                };
                await session.ExecuteAsync("DELETE FROM delivery_node WHERE node <> @Node AND (seen_at < @From OR seen_at > @To)", arguments);
                await session.ExecuteAsync(
                    """
                    INSERT INTO delivery_node (node, seen_at, skew) VALUES (@Node, @Now, @Skew)
                    ON CONFLICT (node) DO UPDATE SET seen_at = excluded.seen_at, skew = excluded.skew
                    """,
                    arguments);
            },
            cancellationToken);

    public Task ForgetAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync("DELETE FROM delivery_node WHERE node = @Node", new { Node = node.Id }), cancellationToken);

    /// <summary>The skew of each process that runs.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> SkewsAsync(DbSession session, DateTimeOffset now) =>
    [
        .. (await session.QueryAsync<Row>(
            "SELECT skew AS Skew FROM delivery_node WHERE seen_at BETWEEN @From AND @To", new { From = Ms(now - Stands), To = Ms(now + Stands) }))
            .Select(row => TimeSpan.FromMilliseconds(row.Skew)),
    ];

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private sealed class Row
    {
        public long Skew { get; set; }
    }
}

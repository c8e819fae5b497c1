using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>The emergency stop: while it stands, no request that posts leaves.</summary>
/// <remarks>
/// Durable before <see cref="SetAsync(string, string, CancellationToken)"/> returns, and obeyed by every process on this database: each claim and each
/// sending mark looks at it, and so does each request once more when its turn has come. In this process it stops what is marked and
/// not yet written from the moment of the call, before it is durable.
/// </remarks>
public sealed class Halt(Database database, TimeProvider clock)
{
    private volatile bool _standing;
    private int _setting;

    /// <summary>Whether this process knows of one; the database has the last word.</summary>
    internal bool IsStanding => _standing;

    /// <summary>Halts everything.</summary>
    /// <param name="byWhom">Who asked, as organizers may see it.</param>
    /// <param name="reason">Why, in a few words.</param>
    /// <param name="cancellationToken">Stops waiting; the halt may stand all the same.</param>
    public async Task SetAsync(string byWhom, string reason, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _setting);
        _standing = true;
        try
        {
            await database.WriteAsync(
                session => SetAsync(session, byWhom, reason, clock.GetUtcNow()), cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _setting);
        }
    }

    /// <summary>Lets everything go on. Who may ask for that, and how many it takes, is the caller's concern.</summary>
    public async Task LiftAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(session => session.ExecuteAsync("DELETE FROM halt"), cancellationToken);
        _standing = false;
    }

    /// <summary>The halt that stands; null for none.</summary>
    public async Task<HaltInfo?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            session => session.FirstAsync<Row>("SELECT since, by_whom AS ByWhom, reason FROM halt"), cancellationToken);
        if (row is not null || Volatile.Read(ref _setting) == 0)
        {
            _standing = row is not null;
        }

        return row is null ? null : new HaltInfo(DateTimeOffset.FromUnixTimeMilliseconds(row.Since), row.ByWhom, row.Reason);
    }

    internal static Task SetAsync(DbSession session, string byWhom, string reason, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO halt (only_row, since, by_whom, reason) VALUES (1, @Since, @byWhom, @reason)
            ON CONFLICT (only_row) DO NOTHING
            """,
            new { Since = now.ToUnixTimeMilliseconds(), byWhom, reason });

    private sealed class Row
    {
        public long Since { get; set; }

        public string ByWhom { get; set; } = "";

        public string Reason { get; set; } = "";
    }
}

/// <summary>Since when, by whom and why everything is halted.</summary>
public sealed record HaltInfo(DateTimeOffset Since, string ByWhom, string Reason);

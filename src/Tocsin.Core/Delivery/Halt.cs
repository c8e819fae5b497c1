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
    private int _underWay;
    private int _steps;

    /// <summary>Whether this process knows of one; the database has the last word.</summary>
    internal bool IsStanding => _standing;

    /// <summary>Halts everything.</summary>
    /// <param name="byWhom">Who asked, as organizers may see it.</param>
    /// <param name="reason">Why, in a few words.</param>
    /// <param name="cancellationToken">Stops waiting; the halt may stand all the same.</param>
    public Task SetAsync(string byWhom, string reason, CancellationToken cancellationToken) =>
        SetAsync(byWhom, reason, static _ => Task.CompletedTask, cancellationToken);

    /// <summary>Halts everything, and writes what belongs to it in the same transaction.</summary>
    internal async Task SetAsync(string byWhom, string reason, Func<DbSession, Task> also, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _underWay);
        Interlocked.Increment(ref _steps);
        _standing = true;
        try
        {
            await database.WriteAsync(
                async session =>
                {
                    await SetAsync(session, byWhom, reason, clock.GetUtcNow());
                    await also(session);
                },
                cancellationToken);
        }
        finally
        {
            Interlocked.Increment(ref _steps);
            Interlocked.Decrement(ref _underWay);
        }
    }

    /// <summary>Lets everything go on. Who may ask for that, and how many it takes, is the caller's concern.</summary>
    public Task LiftAsync(CancellationToken cancellationToken) =>
        LiftAsync(static _ => Task.FromResult(true), cancellationToken);

    /// <summary>Lifts the halt where <paramref name="decide"/> says so, in whose transaction.</summary>
    internal async Task<bool> LiftAsync(Func<DbSession, Task<bool>> decide, CancellationToken cancellationToken)
    {
        var isLifted = await database.WriteAsync(
            async session =>
            {
                var isDecided = await decide(session);
                if (isDecided)
                {
                    await session.ExecuteAsync("DELETE FROM halt");
                }

                return isDecided;
            },
            cancellationToken);
        if (isLifted)
        {
            _standing = false;
        }

        return isLifted;
    }

    /// <summary>The halt that stands; null for none.</summary>
    public async Task<HaltInfo?> ReadAsync(CancellationToken cancellationToken)
    {
        var before = Volatile.Read(ref _steps);
        var row = await database.ReadAsync(
            session => session.FirstAsync<Row>("SELECT since, by_whom AS ByWhom, reason FROM halt"), cancellationToken);
        if (row is not null)
        {
            _standing = true;
        }
        else if (Volatile.Read(ref _underWay) == 0 && Volatile.Read(ref _steps) == before)
        {
            // One that was being set during the question need not be in the answer.
            _standing = false;
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

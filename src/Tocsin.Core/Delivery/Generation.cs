using System.Globalization;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Tells an older copy of the database from the one that ran last.</summary>
/// <remarks>
/// A number that only grows is kept in the database and, a moment later, in the lock file beside it. A database whose number
/// is behind the file's, or that has one while the file has none, is a restored backup (or was moved without the file): what
/// it holds as open may have been posted since. Then everything is halted, what was open is in doubt, and missed instants are
/// asked about; it never posts again what may stand already. On PostgreSQL a node without a file is a new node.
/// Both grow at each start, sweep and stop, and with each sending mark before its request leaves: whatever was posted after
/// a copy was made was marked after it, so that no copy is too young to be told.
/// </remarks>
internal sealed class Generation(Database database, DataLock dataLock, TimeProvider clock)
{
    /// <summary>Looks, before anything is sent, and halts if it must.</summary>
    /// <returns>How many deliveries are in doubt for it; null when the database is the one that ran last.</returns>
    public async Task<int?> CheckAsync(CancellationToken cancellationToken)
    {
        var file = dataLock.Read();
        var doubtful = await database.WriteAsync(
            async session =>
            {
                var known = await session.ScalarAsync<long?>("SELECT number FROM delivery_generation");
                var isOlder = known is not null && (file is null ? session.Engine == DatabaseEngine.Sqlite : file > known);
                return isOlder ? await HoldAsync(session) : (int?)null;
            },
            cancellationToken);
        await AdvanceAsync(cancellationToken);
        return doubtful;
    }

    /// <summary>One further, in the database first: the file never runs ahead of what is committed.</summary>
    public async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        var ahead = Math.Max(dataLock.Read() ?? 0, 0);
        var next = await database.WriteAsync(
            session => session.ScalarAsync<long>(
                """
                INSERT INTO delivery_generation (only_row, number) VALUES (1, @ahead + 1)
                ON CONFLICT (only_row) DO UPDATE
                SET number = CASE WHEN delivery_generation.number > @ahead THEN delivery_generation.number ELSE @ahead END + 1
                RETURNING number
                """,
                new { ahead }),
            cancellationToken);
        dataLock.Write(next);
    }

    /// <summary>Raises the number in the transaction of a sending mark. <see cref="Keep"/> it before the request leaves.</summary>
    public static Task<long> StampAsync(DbSession session) =>
        session.ScalarAsync<long>(
            """
            INSERT INTO delivery_generation (only_row, number) VALUES (1, 1)
            ON CONFLICT (only_row) DO UPDATE SET number = delivery_generation.number + 1
            RETURNING number
            """);

    /// <summary>Repeats a committed number beside the database.</summary>
    public void Keep(long number) => dataLock.Write(number);

    private async Task<int> HoldAsync(DbSession session)
    {
        var now = clock.GetUtcNow();
        var arguments = new { Now = now.ToUnixTimeMilliseconds(), Reason = "the database was restored from an older copy" };
        await Halt.SetAsync(session, "tocsin", arguments.Reason, now);
        var doubtful = await session.ExecuteAsync(
            """
            UPDATE delivery SET state = 'in_doubt', reason = @Reason, changed_at = @Now
            WHERE state IN ('leased', 'sending', 'queued', 'suspended')
            """,
            arguments);
        await session.ExecuteAsync(
            """
            INSERT INTO schedule_cursor (schedule_id, planned_until, ask_until) SELECT id, since, @Now FROM schedule WHERE true
            ON CONFLICT (schedule_id) DO UPDATE SET ask_until = excluded.ask_until
            """,
            arguments);
        await NoticeStore.AddAsync(
            session, NoticeKind.Restored, "database", [doubtful.ToString(CultureInfo.InvariantCulture)], now);
        return doubtful;
    }
}

using System.Text.Json;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Sources.Backfills;

/// <summary>The backfills and how far each has come: one a source, which goes on where it was.</summary>
internal sealed class BackfillStore(Database database, TimeProvider clock)
{
    private const string Select =
        """
        SELECT source_id AS SourceId, kind AS Kind, address AS Address, first AS First, last AS Last, position AS Position, pending AS Pending, shown AS Shown,
          state AS State, found AS Found, held AS Held, missing AS Missing, failed AS Failed, tries AS Tries, next_try AS NextTry, last_error AS LastError
        FROM backfill
        """;

    public Task<IReadOnlyList<Backfill>> ListAsync(CancellationToken cancellationToken) =>
        QueryAsync(Select + " ORDER BY source_id", new { }, cancellationToken);

    public async Task<Backfill?> FindAsync(SourceId source, CancellationToken cancellationToken) =>
        (await QueryAsync(Select + " WHERE source_id = @Value", new { source.Value }, cancellationToken)).SingleOrDefault();

    /// <summary>Those that are to go on now.</summary>
    public Task<IReadOnlyList<Backfill>> DueAsync(CancellationToken cancellationToken) =>
        QueryAsync(Select + " WHERE state = 'running' AND next_try <= @now", new { now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, cancellationToken);

    /// <summary>Begins anew; one of the same source that was there is forgotten.</summary>
    public Task StartAsync(Backfill backfill, Recording record, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("DELETE FROM backfill WHERE source_id = @Value", new { backfill.Source.Value });
                await session.ExecuteAsync(
                    """
                    INSERT INTO backfill (source_id, kind, address, first, last, position, pending, state, next_try)
                    VALUES (@Value, @Kind, @Address, @First, @Last, @First, '[]', 'running', @Now)
                    """,
                    new
                    {
                        backfill.Source.Value,
                        Kind = Name(backfill.Kind),
                        backfill.Address,
                        backfill.First,
                        backfill.Last,
                        Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    });
                await record(session, SourceStore.Subject(backfill.Source));
            },
            cancellationToken);

    /// <summary>Stops one, or lets it go on where it was; false where there is none, or it has ended.</summary>
    public Task<bool> SetRunningAsync(SourceId source, bool isRunning, Recording record, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var changed = await session.ExecuteAsync(
                    "UPDATE backfill SET state = @State, tries = 0, next_try = @Now WHERE source_id = @Value AND state <> 'done'",
                    new { source.Value, State = isRunning ? "running" : "stopped", Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }) > 0;
                if (changed)
                {
                    await record(session, SourceStore.Subject(source));
                }

                return changed;
            },
            cancellationToken);

    /// <summary>Writes how far it has come; whether it runs is left as people set it meanwhile, unless it is done.</summary>
    public static Task AdvanceAsync(DbSession session, Backfill backfill) =>
        session.ExecuteAsync(
            """
            UPDATE backfill SET last = @Last, position = @Position, pending = @Pending, shown = @Shown, found = @Found, held = @Held, missing = @Missing, failed = @Failed,
              tries = @Tries, next_try = @Next, last_error = @LastError, state = CASE WHEN @Done = 1 THEN 'done' ELSE state END
            WHERE source_id = @Value
            """,
            new
            {
                backfill.Source.Value,
                backfill.Last,
                backfill.Position,
                Pending = JsonSerializer.Serialize(backfill.Pending, SourceJson.Default.IReadOnlyListString),
                backfill.Shown,
                backfill.Found,
                backfill.Held,
                backfill.Missing,
                backfill.Failed,
                backfill.Tries,
                Next = backfill.NextTry.ToUnixTimeMilliseconds(),
                backfill.LastError,
                Done = backfill.State == BackfillState.Done ? 1 : 0,
            });

    private static string Name(BackfillKind kind) => kind switch
    {
        BackfillKind.Numbers => "numbers",
        BackfillKind.Section => "section",
        _ => "feed",
    };

    private async Task<IReadOnlyList<Backfill>> QueryAsync(string sql, object arguments, CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(session => session.QueryAsync<BackfillRow>(sql, arguments), cancellationToken)).Select(row => row.ToBackfill())];
}

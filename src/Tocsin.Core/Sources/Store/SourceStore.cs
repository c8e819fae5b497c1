using System.Text.Json;
using Tocsin.Core.Articles;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Sources.Store;

/// <summary>The sources and what is known of each.</summary>
internal sealed class SourceStore(Database database, TimeProvider clock)
{
    /// <summary>Every source, by name.</summary>
    public async Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken) =>
        await QueryAsync(SourceRow.Select + " ORDER BY LOWER(s.name), s.id", new { }, cancellationToken);

    public async Task<Source?> FindAsync(SourceId id, CancellationToken cancellationToken) =>
        (await QueryAsync(SourceRow.Select + " WHERE s.id = @Value", new { id.Value }, cancellationToken)).SingleOrDefault();

    public async Task<Source?> FindByUrlAsync(string url, CancellationToken cancellationToken) =>
        (await QueryAsync(SourceRow.Select + " WHERE s.url_key = @key", new { key = CanonicalUrl.Of(url).Key }, cancellationToken)).SingleOrDefault();

    /// <summary>Those whose next visit is due, the longest due first.</summary>
    public async Task<IReadOnlyList<Source>> DueAsync(CancellationToken cancellationToken) =>
        await QueryAsync(
            SourceRow.Select + " WHERE s.state = 'active' AND s.next_try <= @now ORDER BY s.next_try",
            new { now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            cancellationToken);

    /// <summary>Adds a source that is visited at once; null when its address is held already.</summary>
    public Task<SourceId?> AddAsync(
        string url, string name, SourceSettings settings, bool fromFile, TimeSpan interval, CancellationToken cancellationToken) =>
        AddAsync(url, name, settings, fromFile, interval, Recorded.ByNobody, cancellationToken);

    /// <inheritdoc cref="AddAsync(string, string, SourceSettings, bool, TimeSpan, CancellationToken)"/>
    public Task<SourceId?> AddAsync(
        string url, string name, SourceSettings settings, bool fromFile, TimeSpan interval, Recording record, CancellationToken cancellationToken) =>
        database.WriteAsync<SourceId?>(
            async session =>
            {
                var added = await session.ScalarAsync<long?>(
                    """
                    INSERT INTO source (url, url_key, name, origin, settings, state, added_at, interval_ms, next_try)
                    VALUES (@url, @key, @name, @origin, @settings, 'active', @now, @interval, @now)
                    ON CONFLICT (url_key) DO NOTHING RETURNING id
                    """,
                    new
                    {
                        url,
                        key = CanonicalUrl.Of(url).Key,
                        name,
                        origin = fromFile ? "file" : "chat",
                        settings = JsonSerializer.Serialize(settings, SourceJson.Default.SourceSettings),
                        now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                        interval = (long)interval.TotalMilliseconds,
                    });
                if (added is not { } id)
                {
                    return null;
                }

                await record(session, Subject(new SourceId(id)));
                return new SourceId(id);
            },
            cancellationToken);

    /// <summary>Gives a source the name and settings that its file states now; it becomes the file's own.</summary>
    public Task ReviseAsync(SourceId id, string name, SourceSettings settings, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE source SET name = @name, settings = @settings, origin = 'file' WHERE id = @Value",
                new { id.Value, name, settings = JsonSerializer.Serialize(settings, SourceJson.Default.SourceSettings) }),
            cancellationToken);

    /// <summary>Forgets a source; its articles stay. False when there is none of this number.</summary>
    public Task<bool> RemoveAsync(SourceId id, Recording record, CancellationToken cancellationToken) =>
        ChangeAsync(id, "DELETE FROM source WHERE id = @Value", record, cancellationToken);

    /// <summary>Makes a source due now, also one that was gone. False when there is none of this number.</summary>
    public Task<bool> RetryAsync(SourceId id, Recording record, CancellationToken cancellationToken) =>
        ChangeAsync(id, "UPDATE source SET state = 'active', next_try = @Now WHERE id = @Value", record, cancellationToken);

    /// <summary>How the source is called in notices and in the record of what was done.</summary>
    internal static string Subject(SourceId id) => $"source:{id}";

    private Task<bool> ChangeAsync(SourceId id, string sql, Recording record, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var changed = await session.ExecuteAsync(sql, new { id.Value, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }) > 0;
                if (changed)
                {
                    await record(session, Subject(id));
                }

                return changed;
            },
            cancellationToken);

    private async Task<IReadOnlyList<Source>> QueryAsync(string sql, object arguments, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<SourceRow>(sql, arguments), cancellationToken);
        return [.. rows.Select(row => row.ToSource())];
    }
}

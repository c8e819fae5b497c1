using System.Text.Json;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Sources.Store;

/// <summary>What happened to sources and their articles that organizers are to hear of, until it was carried on to them.</summary>
/// <remarks>Written in the transaction of what happened, so that none is lost; carried on at least once.</remarks>
internal sealed class SourceEvents(Database database)
{
    /// <summary>The oldest that were not carried on yet.</summary>
    public async Task<IReadOnlyList<SourceEvent>> WaitingAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                "SELECT id AS Id, kind AS Kind, subject AS Subject, data AS Data, at AS At FROM source_event ORDER BY id LIMIT @limit", new { limit }),
            cancellationToken);
        return [.. rows.Select(row => row.ToEvent())];
    }

    /// <summary>Those up to <paramref name="id"/> were carried on.</summary>
    public Task DoneAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync("DELETE FROM source_event WHERE id <= @id", new { id }), cancellationToken);

    public static Task AddAsync(DbSession session, string kind, string subject, IReadOnlyList<string> data, DateTimeOffset now) =>
        session.ExecuteAsync(
            "INSERT INTO source_event (kind, subject, data, at) VALUES (@kind, @subject, @Data, @At)",
            new { kind, subject, Data = JsonSerializer.Serialize(data, SourceJson.Default.IReadOnlyListString), At = now.ToUnixTimeMilliseconds() });

    private sealed class Row
    {
        public long Id { get; init; }

        public string Kind { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Data { get; init; } = "";

        public long At { get; init; }

        public SourceEvent ToEvent() =>
            new(Id, Kind, Subject, JsonSerializer.Deserialize(Data, SourceJson.Default.IReadOnlyListString)!, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}

/// <summary>One such event. <c>notice.KIND</c> is the key of its words, <paramref name="Data"/> their values in order.</summary>
/// <param name="Id">Its number, growing.</param>
/// <param name="Kind">One of <see cref="SourceEventKind"/>.</param>
/// <param name="Subject"><c>source:3</c> or <c>article:5</c>.</param>
/// <param name="Data">The values.</param>
/// <param name="At">When.</param>
internal sealed record SourceEvent(long Id, string Kind, string Subject, IReadOnlyList<string> Data, DateTimeOffset At);

internal static class SourceEventKind
{
    /// <summary>An article says something else now: number, title, before, now. Of interest where it was posted.</summary>
    public const string ArticleChanged = "article-changed";

    /// <summary>A source fails for some time: name, reason, number.</summary>
    public const string SourceFailing = "source-failing";

    /// <summary>A source that had been reported answers again: name.</summary>
    public const string SourceWorks = "source-works";

    /// <summary>A source has ended for good: name, number.</summary>
    public const string SourceGone = "source-gone";
}

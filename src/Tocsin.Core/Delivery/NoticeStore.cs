using System.Globalization;
using System.Text.Json;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>What organizers must be told and have not seen yet.</summary>
public sealed class NoticeStore(Database database, TimeProvider clock)
{
    /// <summary>Adds a notice, unless one of its kind on its subject is still unseen.</summary>
    public Task AddAsync(string kind, string subject, IReadOnlyList<string> data, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AddAsync(session, kind, subject, data, clock.GetUtcNow()), cancellationToken);

    /// <summary>The unseen ones, oldest first.</summary>
    public async Task<IReadOnlyList<Notice>> UnseenAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                "SELECT id, kind, subject, data, at FROM notice WHERE seen_at IS NULL ORDER BY id LIMIT @limit", new { limit }),
            cancellationToken);
        return [.. rows.Select(row => row.ToNotice())];
    }

    /// <summary>Those up to <paramref name="id"/> were shown.</summary>
    public Task MarkSeenAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE notice SET seen_at = @Now WHERE id <= @id AND seen_at IS NULL",
                new { id, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }),
            cancellationToken);

    /// <summary>Somebody decided that nothing need be done about one.</summary>
    /// <returns>False when it was seen already, or is none.</returns>
    internal static async Task<bool> LeaveAsync(DbSession session, long id, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "UPDATE notice SET seen_at = @Now WHERE id = @id AND seen_at IS NULL", new { id, Now = now.ToUnixTimeMilliseconds() }) > 0;

    /// <summary>The unseen ones that no room got yet, oldest first.</summary>
    internal async Task<IReadOnlyList<Notice>> UnpostedAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                "SELECT id, kind, subject, data, at FROM notice WHERE seen_at IS NULL AND posted_at IS NULL ORDER BY id LIMIT @limit",
                new { limit }),
            cancellationToken);
        return [.. rows.Select(row => row.ToNotice())];
    }

    /// <summary>Says, in the transaction that puts it in the outbox, that a notice is posted.</summary>
    /// <returns>False when it was already.</returns>
    internal static async Task<bool> TakeAsync(DbSession session, long id, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "UPDATE notice SET posted_at = @Now WHERE id = @id AND posted_at IS NULL", new { id, Now = now.ToUnixTimeMilliseconds() }) > 0;

    /// <summary>What was posted before <paramref name="until"/> counts as seen: if it still holds, it is said again.</summary>
    internal Task ForgetPostedAsync(DateTimeOffset until, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE notice SET seen_at = @Now WHERE seen_at IS NULL AND posted_at < @Until",
                new { Now = clock.GetUtcNow().ToUnixTimeMilliseconds(), Until = until.ToUnixTimeMilliseconds() }),
            cancellationToken);

    internal static Task AddAsync(
        DbSession session, string kind, string subject, IReadOnlyList<string> data, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO notice (kind, subject, data, at)
            SELECT @kind, @subject, @Data, @At
            WHERE NOT EXISTS (SELECT 1 FROM notice WHERE kind = @kind AND subject = @subject AND seen_at IS NULL)
            """,
            new { kind, subject, Data = JsonSerializer.Serialize(data, DeliveryJson.Default.IReadOnlyListString), At = now.ToUnixTimeMilliseconds() });

    /// <summary>Takes back a notice that nobody has seen yet: something newer says more.</summary>
    internal static Task WithdrawAsync(DbSession session, string kind, string subject) =>
        session.ExecuteAsync("DELETE FROM notice WHERE kind = @kind AND subject = @subject AND seen_at IS NULL", new { kind, subject });

    /// <summary>An instant among a notice's values.</summary>
    internal static string Value(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public long Id { get; set; }

        public string Kind { get; set; } = "";

        public string Subject { get; set; } = "";

        public string Data { get; set; } = "";

        public long At { get; set; }

        public Notice ToNotice() => new(
            Id, Kind, Subject, JsonSerializer.Deserialize(Data, DeliveryJson.Default.IReadOnlyListString)!, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}

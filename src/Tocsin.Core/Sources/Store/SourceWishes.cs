using System.Text.Json;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Sources.Store;

/// <summary>Sites that organizers asked to follow and that took longer to answer than people wait in a chat.</summary>
internal sealed class SourceWishes(Database database, TimeProvider clock)
{
    /// <summary>Keeps a wish; one for the same address is kept once.</summary>
    public Task AddAsync(string address, SourceSettings settings, string byWhom, Recording record, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO source_wish (address, settings, by_whom, asked_at) VALUES (@address, @Settings, @byWhom, @Now)
                    ON CONFLICT (address) DO UPDATE SET settings = excluded.settings, by_whom = excluded.by_whom
                    """,
                    new
                    {
                        address,
                        Settings = JsonSerializer.Serialize(settings, SourceJson.Default.SourceSettings),
                        byWhom,
                        Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    });
                await record(session, address);
            },
            cancellationToken);

    /// <summary>All that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<SourceWish>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                "SELECT id AS Id, address AS Address, settings AS Settings, by_whom AS ByWhom FROM source_wish ORDER BY id"),
            cancellationToken);
        return [.. rows.Select(row => new SourceWish(
            row.Id, row.Address, JsonSerializer.Deserialize(row.Settings, SourceJson.Default.SourceSettings)!, row.ByWhom))];
    }

    /// <summary>A wish was granted, or cannot be: in the transaction that says so.</summary>
    public static Task DoneAsync(DbSession session, SourceWish wish) =>
        session.ExecuteAsync("DELETE FROM source_wish WHERE id = @Id", new { wish.Id });

    private sealed class Row
    {
        public long Id { get; init; }

        public string Address { get; init; } = "";

        public string Settings { get; init; } = "";

        public string ByWhom { get; init; } = "";
    }
}

/// <summary>One of them.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Address">What the organizer gave.</param>
/// <param name="Settings">What was decided about it.</param>
/// <param name="ByWhom">The organizer's pseudonym, for the record of what was done.</param>
internal sealed record SourceWish(long Id, string Address, SourceSettings Settings, string ByWhom);

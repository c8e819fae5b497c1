using Tocsin.Core.Sources.Feeds;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Sources.Store;

/// <summary>Which items of a feed were taken already, and what they said then.</summary>
internal sealed class SeenItems
{
    /// <summary>An item that its feed has not shown for so long is forgotten; the archive still knows its article.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private readonly Dictionary<string, Row> _rows;

    private SeenItems(Dictionary<string, Row> rows) => _rows = rows;

    public static async Task<SeenItems> ReadAsync(Database database, SourceId source, CancellationToken cancellationToken) =>
        new((await database.ReadAsync(
            session => session.QueryAsync<Row>(
                "SELECT item_key AS ItemKey, item_hash AS ItemHash, tries AS Tries FROM source_item WHERE source_id = @Value", new { source.Value }),
            cancellationToken)).ToDictionary(row => row.ItemKey));

    public bool Holds(FeedItem item) => _rows.TryGetValue(FeedItemKey.Of(item), out var row) && row.ItemHash == FeedItemKey.HashOf(item);

    /// <summary>Whether it was taken before, whatever it said then.</summary>
    public bool Knows(FeedItem item) => _rows.GetValueOrDefault(FeedItemKey.Of(item)) is { ItemHash.Length: > 0 };

    /// <summary>How often its page could not be read.</summary>
    public int TriesOf(FeedItem item) => _rows.GetValueOrDefault(FeedItemKey.Of(item))?.Tries ?? 0;

    public static Task TakenAsync(DbSession session, SourceId source, IEnumerable<FeedItem> items, DateTimeOffset now) =>
        WriteAsync(session, source, items.Select(item => (item, FeedItemKey.HashOf(item), 0)), now);

    /// <summary>Counts one more failed reading of each page; the item stays to be taken.</summary>
    public Task PostponedAsync(DbSession session, SourceId source, IEnumerable<FeedItem> items, DateTimeOffset now) =>
        WriteAsync(session, source, items.Select(item => (item, "", TriesOf(item) + 1)), now);

    /// <summary>Notes that the feed still shows these, and forgets what it has not shown for long.</summary>
    public static async Task TouchAsync(DbSession session, SourceId source, IEnumerable<FeedItem> shown, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            "UPDATE source_item SET seen_at = @Now WHERE source_id = @Value AND item_key = @Key AND seen_at < @Yesterday",
            shown.Select(item => new { source.Value, Key = FeedItemKey.Of(item), Now = Milliseconds(now), Yesterday = Milliseconds(now.AddDays(-1)) }));
        await session.ExecuteAsync(
            "DELETE FROM source_item WHERE source_id = @Value AND seen_at < @Before", new { source.Value, Before = Milliseconds(now - Kept) });
    }

    private static Task<int> WriteAsync(DbSession session, SourceId source, IEnumerable<(FeedItem Item, string Hash, int Tries)> items, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO source_item (source_id, item_key, item_hash, tries, seen_at) VALUES (@Value, @Key, @Hash, @Tries, @Now)
            ON CONFLICT (source_id, item_key) DO UPDATE SET item_hash = @Hash, tries = @Tries, seen_at = @Now
            """,
            items.Select(entry => new { source.Value, Key = FeedItemKey.Of(entry.Item), entry.Hash, entry.Tries, Now = Milliseconds(now) }));

    private static long Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private sealed class Row
    {
        public string ItemKey { get; init; } = "";

        public string ItemHash { get; init; } = "";

        public int Tries { get; init; }
    }
}

using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>The copy of a post that a message belongs to.</summary>
/// <param name="DeliveryId">The copy.</param>
/// <param name="DispatchId">The post.</param>
/// <param name="Chat">Where it stands.</param>
/// <param name="Address">The address of that chat.</param>
public sealed record FoundMessage(long DeliveryId, long DispatchId, ChatId Chat, ChatAddress Address);

/// <summary>Finds the post behind a message, so that people may point at what is wrong.</summary>
public sealed class MessageFinder(Database database, IEnumerable<IPlatform> platforms)
{
    private const string Find =
        """
        SELECT d.id AS DeliveryId, d.dispatch_id AS DispatchId, c.id AS ChatId, c.address AS Address
        FROM delivery_part p JOIN delivery d ON d.id = p.delivery_id JOIN chat c ON c.id = d.chat_id
        WHERE p.message_id IN @ids
          AND (COALESCE(p.sent_to, c.address) = @address OR (@below = 1 AND COALESCE(p.sent_to, c.address) LIKE @inside))
        ORDER BY d.id DESC LIMIT 1
        """;

    /// <summary>By where it stands and the platform's own id of it: what a platform knows of a message that was answered or clicked.</summary>
    /// <returns>Null when it is no post of ours.</returns>
    public Task<FoundMessage?> FindByMessageAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken) =>
        FindAsync(new { ids = new[] { messageId }, address = chat.ToString(), below = 0, inside = "" }, cancellationToken);

    /// <summary>By a platform's link, or by <c>platform:place#id</c>.</summary>
    /// <returns>Null when it leads to no post of ours, or is no link that a platform knows.</returns>
    public async Task<FoundMessage?> FindByLinkAsync(string link, CancellationToken cancellationToken)
    {
        var hash = link.LastIndexOf('#');
        if (hash > 0 && ChatAddress.TryParse(link[..hash], out var chat)
            && await FindByMessageAsync(chat, link[(hash + 1)..], cancellationToken) is { } named)
        {
            return named;
        }

        if (platforms.Select(platform => platform.ReadLink(link)).FirstOrDefault(read => read is not null) is not { } found)
        {
            return null;
        }

        var address = new ChatAddress(found.Platform, found.Place).ToString();
        return await FindAsync(new { ids = found.MessageIds.ToArray(), address, below = 1, inside = address + "/%" }, cancellationToken);
    }

    private async Task<FoundMessage?> FindAsync(object arguments, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(session => session.FirstAsync<Row>(Find, arguments), cancellationToken);
        return row is not null && ChatAddress.TryParse(row.Address, out var address)
            ? new FoundMessage(row.DeliveryId, row.DispatchId, new ChatId(row.ChatId), address)
            : null;
    }

    private sealed class Row
    {
        public long DeliveryId { get; set; }

        public long DispatchId { get; set; }

        public long ChatId { get; set; }

        public string Address { get; set; } = "";
    }
}

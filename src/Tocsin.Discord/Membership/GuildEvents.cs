using System.Collections.Concurrent;
using System.Text.Json;
using Tocsin.Core.Chats;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Gateway;
using Tocsin.Discord.Sending;

namespace Tocsin.Discord.Membership;

/// <summary>Follows what becomes of servers, channels and threads: joined, removed, deleted, opened, allowed again.</summary>
/// <remarks>
/// A lost permission shows when a post is refused; here any sign that permissions may have changed gives such a chat its
/// next try. Every change may be applied twice without harm.
/// </remarks>
internal sealed class GuildEvents(ChatStore chats, KnownChats known, Welcome welcome, ChannelKinds kinds)
{
    private static readonly SuspendReason[] BackInServer = [SuspendReason.Kicked, SuspendReason.NoPermission];
    private static readonly SuspendReason[] Allowed = [SuspendReason.NoPermission];

    private readonly ConcurrentDictionary<string, bool> _servers = new();
    private string _me = "";

    /// <summary>A session began: what happened while nobody listened shows in the list of servers.</summary>
    public async Task BeginAsync(GatewayEvent.Ready ready, CancellationToken cancellationToken)
    {
        _me = ready.UserId;
        foreach (var left in _servers.Keys.Where(guild => ready.Shard.Sees(guild) && !ready.Guilds.Contains(guild)))
        {
            // Left while nobody listened: when it comes back it is joined anew.
            _servers.TryRemove(left, out _);
        }

        foreach (var guild in ready.Guilds)
        {
            _servers[guild] = true;
        }

        foreach (var (chat, place) in (await known.AllAsync(cancellationToken)).Where(known => ready.Shard.Sees(known.Place.Guild)))
        {
            if (!ready.Guilds.Contains(place.Guild))
            {
                await chats.SuspendAsync(chat.Address, SuspendReason.Kicked, "no longer in the server", cancellationToken);
            }
            else if (chat.Suspended is { } reason && BackInServer.Contains(reason))
            {
                await chats.ComeBackAsync(chat.Address, cancellationToken);
            }
        }
    }

    public async Task HandleAsync(GatewayEvent.Happened happened, CancellationToken cancellationToken)
    {
        var data = happened.Data;
        switch (happened.Name)
        {
            case "GUILD_CREATE" when GuildInfo.Read(data) is { Unavailable: not true } guild:
                await JoinedAsync(guild, cancellationToken);
                break;
            case "GUILD_DELETE" when !IsTrue(data, "unavailable") && Text(data, "id") is { } guild:
                _servers.TryRemove(guild, out _);
                await known.SuspendAsync(guild, SuspendReason.Kicked, cancellationToken);
                break;
            case "CHANNEL_DELETE" or "THREAD_DELETE" when PlaceOf(data) is { } place:
                await chats.SuspendAsync(place.Address, SuspendReason.Gone, "deleted", cancellationToken);
                break;
            case "CHANNEL_CREATE" or "CHANNEL_UPDATE":
                await ChangedAsync(data, cancellationToken);
                break;
            case "THREAD_LIST_SYNC" when Text(data, "guild_id") is { } guild && data.TryGetProperty("threads", out var threads):
                await SeenAgainAsync(guild, threads, cancellationToken);
                break;
            case "THREAD_UPDATE" when PlaceOf(data) is { } place:
                await ThreadChangedAsync(place, data, cancellationToken);
                break;
            case "GUILD_ROLE_UPDATE" or "GUILD_MEMBER_UPDATE" when Text(data, "guild_id") is { } guild:
                await known.ComeBackAsync(guild, Allowed, cancellationToken);
                break;
            default:
                break;
        }
    }

    private async Task JoinedAsync(GuildInfo guild, CancellationToken cancellationToken)
    {
        foreach (var channel in guild.Channels ?? [])
        {
            kinds.Saw(channel);
        }

        // READY has named the servers that the bot was in already.
        if (_servers.TryAdd(guild.Id, true))
        {
            await known.ComeBackAsync(guild.Id, BackInServer, cancellationToken);
            await welcome.GreetAsync(guild, _me, cancellationToken);
        }
    }

    private async Task ChangedAsync(JsonElement data, CancellationToken cancellationToken)
    {
        if (data.Deserialize(DiscordJson.Default.ChannelInfo) is { GuildId: { } guild } channel)
        {
            kinds.Saw(channel);
            await BackAsync(new DiscordPlace(guild, channel.Id), SuspendReason.NoPermission, cancellationToken);
        }
    }

    /// <summary>Of a channel that the bot sees again only the channel itself is told as changed; its threads come in a list of their own.</summary>
    /// <remarks>discord.com/developers/docs/events/gateway-events#thread-list-sync.</remarks>
    private async Task SeenAgainAsync(string guild, JsonElement threads, CancellationToken cancellationToken)
    {
        foreach (var thread in threads.EnumerateArray())
        {
            if (Text(thread, "id") is { } id)
            {
                await BackAsync(new DiscordPlace(guild, id), SuspendReason.NoPermission, cancellationToken);
            }
        }
    }

    /// <summary>An archived thread opens with the next post; a locked one does not.</summary>
    private async Task ThreadChangedAsync(DiscordPlace place, JsonElement data, CancellationToken cancellationToken)
    {
        if (data.TryGetProperty("thread_metadata", out var state) && IsTrue(state, "locked"))
        {
            await chats.SuspendAsync(place.Address, SuspendReason.Closed, "locked", cancellationToken);
        }
        else
        {
            await BackAsync(place, SuspendReason.Closed, cancellationToken);
        }
    }

    private async Task BackAsync(DiscordPlace place, SuspendReason reason, CancellationToken cancellationToken)
    {
        if ((await chats.FindAsync(place.Address, cancellationToken))?.Suspended == reason)
        {
            await chats.ComeBackAsync(place.Address, cancellationToken);
        }
    }

    private static DiscordPlace? PlaceOf(JsonElement data) =>
        Text(data, "guild_id") is { } guild && Text(data, "id") is { } channel ? new DiscordPlace(guild, channel) : null;

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}

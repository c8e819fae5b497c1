using Tocsin.Core.Chats;

namespace Tocsin.Discord.Membership;

/// <summary>The chats on Discord, and what becomes of many of them at once. Settings are always kept.</summary>
internal sealed class KnownChats(ChatStore chats)
{
    /// <summary>Every chat on Discord that ever opted in, with its place.</summary>
    public async Task<IReadOnlyList<(Chat Chat, DiscordPlace Place)>> AllAsync(CancellationToken cancellationToken) =>
    [
        .. (await chats.ListAllAsync(cancellationToken))
            .Select(chat => DiscordPlace.TryParse(chat.Address, out var place) ? (chat, place) : default)
            .Where(known => known.chat is not null),
    ];

    public async Task SuspendAsync(string guild, SuspendReason reason, CancellationToken cancellationToken)
    {
        foreach (var (chat, _) in (await AllAsync(cancellationToken)).Where(known => known.Place.Guild == guild))
        {
            await chats.SuspendAsync(chat.Address, reason, detail: null, cancellationToken);
        }
    }

    /// <summary>The chats of <paramref name="guild"/> that were suspended for one of <paramref name="reasons"/> get their posts again.</summary>
    public async Task ComeBackAsync(string guild, IReadOnlyList<SuspendReason> reasons, CancellationToken cancellationToken)
    {
        foreach (var (chat, _) in (await AllAsync(cancellationToken))
            .Where(known => known.Place.Guild == guild && known.Chat.Suspended is { } reason && reasons.Contains(reason)))
        {
            await chats.ComeBackAsync(chat.Address, cancellationToken);
        }
    }
}

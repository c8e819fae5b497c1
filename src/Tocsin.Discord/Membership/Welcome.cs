using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;
using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Membership;

/// <summary>Greets a server that the bot has joined: one message where Discord greets newcomers, if it may write there; else none.</summary>
internal sealed class Welcome(IDiscordRest rest, PostRenderer renderer, Database database, TimeProvider clock)
{
    public async Task GreetAsync(GuildInfo guild, string me, CancellationToken cancellationToken)
    {
        const ulong Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;
        var channel = guild.Channels?.FirstOrDefault(channel => channel.Id == guild.SystemChannelId);
        if (channel is null || !ChannelRights.Of(guild, me, channel).Has(Needed) || !await ClaimAsync(guild.Id, cancellationToken))
        {
            return;
        }

        var words = Words.For(guild.PreferredLocale);
        var post = new Post
        {
            Language = words.Language,
            Blocks = [.. words["discord.welcome"].Split("\n\n").Select(text => new PostParagraph(text))],
        };
        var part = renderer.Render(post, new ChatSettings { Language = words.Language })[0];
        var body = MessagePayload.Read(part.Payload).ToBody(MessageFlags.SuppressNotifications);
        await rest.CreateMessageAsync(channel.Id, body, null, cancellationToken);
    }

    /// <summary>True once for each server, for ever: who throws the bot out and lets it in again knows it already.</summary>
    private async Task<bool> ClaimAsync(string guild, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO discord_welcome (guild_id, welcomed_at) VALUES (@guild, @Now) ON CONFLICT (guild_id) DO NOTHING",
                new { guild, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }),
            cancellationToken) > 0;
}

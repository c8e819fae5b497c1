using System.Globalization;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Finds channels and messages, and says why the bot may not.</summary>
internal sealed class Places(World world)
{
    public static ulong Id(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw ApiError.Form("", "NUMBER_TYPE_COERCE");

    public SimChannel Channel(string text)
    {
        if (!world.Channels.TryGetValue(Id(text), out var channel) || channel.Deleted)
        {
            throw new ApiError(404, 10003, "Unknown Channel");
        }

        if (channel.Guild is { HasBot: false } || !May(channel, Permissions.ViewChannel))
        {
            throw new ApiError(403, 50001, "Missing Access");
        }

        return channel;
    }

    public SimMessage Message(string channel, string text) =>
        Channel(channel).Messages.Find(message => message.Id == Id(text))
        ?? throw new ApiError(404, 10008, "Unknown Message");

    public static void Demand(SimChannel channel, ulong permission)
    {
        if (!May(channel, permission))
        {
            throw new ApiError(403, 50013, "Missing Permissions");
        }
    }

    public static bool May(SimChannel channel, ulong permission)
    {
        if (channel.Guild is not { } guild)
        {
            return true;
        }

        var own = guild.BotPermissions & ~(channel.Denied | (channel.Parent?.Denied ?? 0));
        return (guild.BotPermissions & Permissions.Administrator) != 0 || (own & permission) == permission;
    }
}

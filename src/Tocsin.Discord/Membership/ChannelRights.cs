using System.Globalization;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Membership;

/// <summary>What a member may do in a channel, by Discord's own rule (discord.com/developers/docs/topics/permissions#permission-overwrites). Pure.</summary>
internal static class ChannelRights
{
    public static ulong Of(GuildInfo guild, string member, ChannelInfo channel)
    {
        var roles = guild.Members?.FirstOrDefault(candidate => candidate.User?.Id == member)?.Roles ?? [];
        // The role that everybody has carries the server's own id.
        var rights = (guild.Roles ?? [])
            .Where(role => role.Id == guild.Id || roles.Contains(role.Id))
            .Aggregate(0UL, (bits, role) => bits | Bits(role.Permissions));
        if ((rights & Permissions.Administrator) != 0)
        {
            return ulong.MaxValue;
        }

        var overwrites = channel.PermissionOverwrites ?? [];
        rights = Apply(rights, overwrites.Where(overwrite => overwrite.Id == guild.Id));
        rights = Apply(rights, overwrites.Where(overwrite => overwrite.Type == 0 && overwrite.Id != guild.Id && roles.Contains(overwrite.Id)));
        return Apply(rights, overwrites.Where(overwrite => overwrite.Type == 1 && overwrite.Id == member));
    }

    private static ulong Apply(ulong rights, IEnumerable<PermissionOverwrite> overwrites)
    {
        var (allow, deny) = overwrites.Aggregate(
            (Allow: 0UL, Deny: 0UL), (bits, overwrite) => (bits.Allow | Bits(overwrite.Allow), bits.Deny | Bits(overwrite.Deny)));
        return (rights & ~deny) | allow;
    }

    private static ulong Bits(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : 0;
}

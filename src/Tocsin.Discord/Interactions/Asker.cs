using Tocsin.Core.Commands;

namespace Tocsin.Discord.Interactions;

/// <summary>What a person may do, decided anew for each interaction: what a server's admin set for commands is only a default.</summary>
internal static class Asker
{
    /// <summary>
    /// Who manages the server administers its chats; in the bot's private chat, the person does. Where the bot is not
    /// installed, only the person brought it along, and nobody administers anything through it.
    /// </summary>
    public static CommandRole RoleOf(Interaction interaction) =>
        interaction.IsPrivateWithBot
        || (interaction.IsInstalledHere && interaction.MemberPermissions?.Has(Permissions.ManageGuild) == true)
            ? CommandRole.ChatAdmin
            : CommandRole.Member;

    /// <summary>Whether the person could write here without us: only then may they do it through us.</summary>
    public static bool MayPost(Interaction interaction) =>
        interaction.MemberPermissions is not { } bits
        || bits.Has(interaction.IsThread ? Permissions.SendMessagesInThreads : Permissions.SendMessages);
}

using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Organizers.Notices;

namespace Tocsin.Core.Commands.Organizers;

/// <summary>What organizers can type about themselves, their rooms, the halt and the log.</summary>
internal static class OrganizerCommands
{
    public static IServiceCollection AddOrganizerCommands(this IServiceCollection services) =>
        services
            // Asked late: the router is made of the commands.
            .AddSingleton<CommandExists>(provider =>
                name => provider.GetRequiredService<CommandRouter>().Catalogue.Any(command => command.Name == name))
            .AddSingleton<ICommand, OrganizersCommand>()
            .AddSingleton<ICommand, JoinCommand>()
            .AddSingleton<ICommand, RoomCommand>()
            .AddSingleton<ICommand, NoticesCommand>()
            .AddSingleton<ICommand, HaltCommand>()
            .AddSingleton<ICommand, ResumeCommand>()
            .AddSingleton<ICommand, AuditCommand>()
            .AddSingleton<ICommand, ChatsCommand>();
}

using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary>The commands with which organizers propose and decide.</summary>
internal static class ProposalCommands
{
    /// <summary>Needs proposals, search and a clock.</summary>
    public static IServiceCollection AddProposalCommands(this IServiceCollection services) =>
        services
            .AddSingleton<QuotedArticles>()
            .AddSingleton<ICommand, ProposeCommand>()
            .AddSingleton<ICommand, PreviewCommand>()
            .AddSingleton<ICommand, ApproveCommand>()
            .AddSingleton<ICommand, RejectCommand>()
            .AddSingleton<ICommand, EmergencyCommand>()
            .AddSingleton<ICommand, PostCommand>()
            .AddSingleton<ICommand, ProposalsCommand>();
}

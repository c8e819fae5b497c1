using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Commands.Chats;
using Tocsin.Core.Commands.Following;
using Tocsin.Core.Commands.Members;
using Tocsin.Core.Commands.Organizers;
using Tocsin.Core.Commands.Organizers.Proposals;
using Tocsin.Core.Commands.Organizers.Corrections;
using Tocsin.Core.Commands.Planning;
using Tocsin.Core.Commands.Reports;

namespace Tocsin.Core.Commands;

/// <summary>The catalogue: every command there is.</summary>
public static class CommandServices
{
    public static IServiceCollection AddCommands(this IServiceCollection services) =>
        services
            .AddSingleton<CommandRouter>()
            .AddSingleton<ICommand, SearchCommand>()
            .AddSingleton<ICommand, LatestCommand>()
            .AddSingleton<ICommand, ArticleCommand>()
            .AddSingleton<ICommand, SummaryCommand>()
            .AddSingleton<ICommand, RelatedCommand>()
            .AddSingleton<ICommand, CampaignCommand>()
            .AddSingleton<ICommand, HelpCommand>()
            .AddSingleton<ICommand, PrivacyCommand>()
            .AddSingleton<ICommand, LanguageCommand>()
            .AddSingleton<ICommand, SubscribeCommand>()
            .AddSingleton<ICommand, UnsubscribeCommand>()
            .AddSingleton<ICommand, SettingsCommand>()
            .AddSingleton<ICommand, EraseCommand>()
            .AddOrganizerCommands()
            .AddProposalCommands()
            .AddFollowing()
            .AddSingleton<ICommand, CorrectCommand>()
            .AddSingleton<ICommand, RecallCommand>()
            .AddPlanningCommands()
            .AddReportCommands();
}

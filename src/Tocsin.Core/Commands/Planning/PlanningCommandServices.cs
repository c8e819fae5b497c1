using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Core.Commands.Planning;

/// <summary>The commands that plan.</summary>
internal static class PlanningCommandServices
{
    public static IServiceCollection AddPlanningCommands(this IServiceCollection services) =>
        services
            .AddSingleton<ContentText>()
            .AddSingleton<ScheduleReader>()
            .AddSingleton<ScheduleFinder>()
            .AddSingleton<ScheduleProposing>()
            .AddSingleton<ScheduleDeciding>()
            .AddSingleton<ScheduleDeeds>()
            .AddSingleton<ScheduleListing>()
            .AddSingleton<WaitingAnswers>()
            .AddSingleton<ICommand, ScheduleCommand>()
            .AddSingleton<ICommand>(provider => PauseCommand.Pause(provider.GetRequiredService<ScheduleDeeds>()))
            .AddSingleton<ICommand>(provider => PauseCommand.Unpause(provider.GetRequiredService<ScheduleDeeds>()));
}

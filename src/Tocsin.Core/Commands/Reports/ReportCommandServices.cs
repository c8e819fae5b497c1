using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Core.Commands.Reports;

/// <summary>The commands that tell what became of posts, and settle what is not known.</summary>
internal static class ReportCommandServices
{
    public static IServiceCollection AddReportCommands(this IServiceCollection services) =>
        services
            .AddSingleton<ICommand, ReportCommand>()
            .AddSingleton<ICommand, SettleCommand>();
}

using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Core.Reports;

/// <summary>Puts reports together.</summary>
public static class ReportServices
{
    /// <summary>Needs storage.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton<ReportReader>();
}

using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Core.Summaries;

/// <summary>What the slice brings to the program.</summary>
public static class SummaryServices
{
    /// <summary>Adds the <see cref="Summarizer"/>.</summary>
    public static IServiceCollection AddSummaries(this IServiceCollection services) => services.AddSingleton<Summarizer>();
}

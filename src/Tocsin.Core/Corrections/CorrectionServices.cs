using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tocsin.Core.Corrections.Changes;
using Tocsin.Core.Corrections.Content;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>Puts corrections together.</summary>
public static class CorrectionServices
{
    /// <summary>Needs the archive, dispatch, delivery and organizers. Hosted beside delivery: starts after it, stops before it.</summary>
    public static IServiceCollection AddCorrections(this IServiceCollection services) =>
        services
            .AddSingleton<MessageFinder>()
            .AddSingleton<CorrectionTargets>()
            .AddSingleton<ArticleRemaking>()
            .AddSingleton<CorrectionWriting>()
            .AddSingleton<CorrectionStore>()
            .AddSingleton(provider => new CorrectionDesk(
                provider.GetRequiredService<Database>(),
                provider.GetRequiredService<CorrectionTargets>(),
                provider.GetRequiredService<CorrectionWriting>(),
                provider.GetRequiredService<AuditLog>(),
                provider.GetRequiredService<DeliverySignal>(),
                provider.GetRequiredService<IOptions<OrganizerOptions>>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new CorrectionSettling(
                provider.GetRequiredService<Database>(),
                provider.GetRequiredService<AuditLog>(),
                provider.GetRequiredService<DeliverySignal>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<CorrectionReportReader>()
            .AddSingleton<DoneNotices>()
            .AddSingleton<ChangeReader>()
            .AddSingleton<ChangeQueue>()
            .AddSingleton<ChangeMarks>()
            .AddSingleton<ChangeRecord>()
            .AddSingleton<ChangeRecovery>()
            .AddSingleton<ChangeContents>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<ChangeSender>(provider, new Random()))
            .AddSingleton<ChangeWorkers>()
            .AddHostedService<CorrectionService>();
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery.Erasing;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Puts delivery together.</summary>
public static class DeliveryServices
{
    /// <summary>Adds what sends posts. Needs <c>Database</c>, <c>DatabaseOptions</c>, logging, and each <see cref="IPlatform"/>.</summary>
    /// <remarks>Hosted: starts with the host, stops with it, and holds the data folder's lock from before the first hosted service
    /// starts (a second one ends in <see cref="DataInUseException"/>). Settings come from the section <c>delivery</c>.</remarks>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, ValidateDeliveryOptions>();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, ValidateDeliveryTimes>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DeliveryOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<TimeProvider>() is var clock && clock == TimeProvider.System
            ? new ClockGuard(clock, provider.GetRequiredService<DeliveryOptions>().ClockSkewLimit, BootTime.Read)
            : new ClockGuard(clock, provider.GetRequiredService<DeliveryOptions>().ClockSkewLimit));
        services.AddSingleton(provider => DataLock.Take(provider.GetRequiredService<DatabaseOptions>()));
        services.AddSingleton<ChatStore>();
        services.AddSingleton<Halt>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<NodeIdentity>();
        services.TryAddSingleton<Turns>();
        services.AddSingleton<Persistence>();
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<DispatchContents>();
        services.AddSingleton<ContentCache>();
        services.AddSingleton<GatedRequest>();
        services.AddSingleton<PlatformPauses>();
        services.AddSingleton<RecentSends>();
        services.AddSingleton<PlatformPaces>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<DeliveryMarks>();
        services.AddSingleton<DeliveryRecord>();
        services.AddSingleton<DeliveryRecovery>();
        services.AddSingleton<DeliverySweep>();
        services.AddSingleton<Generation>();
        services.AddSingleton<DeliverySettling>();
        services.AddSingleton<DeliveryStatusReader>();
        services.AddSingleton<DeliveryMeter>();
        services.AddSingleton<NodeWatch>();
        services.AddSingleton<DeliveryWatch>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DeliverySender>(provider, new Random()));
        services.AddSingleton<DeliveryWorkers>();
        services.AddSingleton<ChatCounts>();
        services.AddSingleton<ChatErasure>();
        services.AddSingleton<DeliveryPurge>();
        services.AddHostedService<DeliveryService>();
        services.AddHostedService<PurgeService>();
        return services;
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>The workers that change what stands, one a platform.</summary>
internal sealed class ChangeWorkers(
    IEnumerable<IPlatform> platforms,
    PlatformPaces paces,
    ChangeQueue queue,
    ChangeSender sender,
    DeliverySignal signal,
    ClockGuard guard,
    NodeIdentity node,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<ChangeWorker> log)
{
    public IReadOnlyList<ChangeWorker> All { get; } =
    [
        .. platforms.Select(platform => new ChangeWorker(
            platform, queue, sender, paces.GateOf(platform.Name), signal, guard, node, options, clock, log)),
    ];

    public IReadOnlyCollection<long> AtWork => [.. All.SelectMany(worker => worker.AtWork)];

    /// <summary>Changes all that is due on every platform and waits for the answers.</summary>
    public async Task ChangeDueAsync(CancellationToken cancellationToken)
    {
        foreach (var worker in All)
        {
            await worker.ChangeDueAsync(cancellationToken);
        }
    }
}

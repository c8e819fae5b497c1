using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>The workers, one a platform.</summary>
internal sealed class DeliveryWorkers
{
    private readonly PlatformPaces _paces;
    private readonly IReadOnlyList<(string Platform, PlatformWorker Worker)> _workers;

    public DeliveryWorkers(
        IEnumerable<IPlatform> platforms,
        PlatformPaces paces,
        DeliveryQueue queue,
        DeliverySender sender,
        DeliverySignal signal,
        Halt halt,
        ClockGuard guard,
        NodeIdentity node,
        Turns turns,
        PlatformPauses pauses,
        IOptions<DeliveryOptions> options,
        TimeProvider clock,
        ILogger<PlatformWorker> log)
    {
        _paces = paces;
        foreach (var platform in platforms)
        {
            var gate = paces.GateOf(platform.Name);
            gate.Turn = new PlatformTurn(platform.Name, gate, turns, pauses).IsOursAsync;
        }

        _workers =
        [
            .. platforms.Select(platform => (platform.Name, new PlatformWorker(
                platform, queue, sender, paces.GateOf(platform.Name), signal, halt, guard, node, options, clock, log))),
        ];
    }

    public IEnumerable<PlatformWorker> All => _workers.Select(item => item.Worker);

    public IReadOnlyCollection<long> AtWork => [.. All.SelectMany(worker => worker.AtWork)];

    /// <summary>Takes up the waits and the pace of the run before this one.</summary>
    public void Restore(IReadOnlyDictionary<string, TimeSpan> waits, bool justDied)
    {
        foreach (var (platform, _) in _workers)
        {
            var gate = _paces.GateOf(platform);
            gate.Restore(platform, waits);
            if (justDied)
            {
                // It may have filled its second just before it died.
                gate.Pace.Pause(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Takes up each chat's own pace: what was posted there in the last minute.</summary>
    public void Restore(IReadOnlyList<RecentSend> sends)
    {
        foreach (var send in sends)
        {
            _paces.GateOf(send.Platform).Chats.Took(send.Chat, send.Ago);
        }
    }

    /// <summary>Sends all that is due on every platform and waits for the answers.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        foreach (var worker in All)
        {
            await worker.SendDueAsync(cancellationToken);
        }
    }
}

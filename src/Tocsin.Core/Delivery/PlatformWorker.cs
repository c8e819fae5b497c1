using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Delivery;

/// <summary>Sends what is due on one platform.</summary>
internal sealed partial class PlatformWorker : IPlatformWork<HeldDelivery>
{
    private readonly IPlatform _platform;
    private readonly DeliveryQueue _queue;
    private readonly DeliverySender _sender;
    private readonly PlatformGate _gate;
    private readonly Halt _halt;
    private readonly ClockGuard _guard;
    private readonly NodeIdentity _node;
    private readonly IOptions<DeliveryOptions> _options;
    private readonly ILogger<PlatformWorker> _log;
    private readonly WorkRounds<HeldDelivery> _rounds;

    public PlatformWorker(
        IPlatform platform,
        DeliveryQueue queue,
        DeliverySender sender,
        PlatformGate gate,
        DeliverySignal signal,
        Halt halt,
        ClockGuard guard,
        NodeIdentity node,
        IOptions<DeliveryOptions> options,
        TimeProvider clock,
        ILogger<PlatformWorker> log)
    {
        (_platform, _queue, _sender, _gate, _halt, _guard, _node, _options, _log) =
            (platform, queue, sender, gate, halt, guard, node, options, log);
        _rounds = new WorkRounds<HeldDelivery>(this, gate, signal, options, clock);
    }

    /// <summary>The deliveries this worker holds right now.</summary>
    public ICollection<long> AtWork => _rounds.AtWork;

    /// <inheritdoc cref="WorkRounds{T}.RunAsync"/>
    public Task RunAsync(CancellationToken stopping) => _rounds.RunAsync(stopping);

    /// <inheritdoc cref="WorkRounds{T}.DoDueAsync"/>
    public Task SendDueAsync(CancellationToken cancellationToken) => _rounds.DoDueAsync(cancellationToken);

    public async Task<Claimed<HeldDelivery>> ClaimAsync(int limit, CancellationToken cancellationToken)
    {
        // What organizers must know reaches them all the same: they are the ones who end a halt and put the clock right.
        var onlyForOrganizers = !_guard.IsSound || (_halt.IsStanding && await _halt.ReadAsync(cancellationToken) is not null);
        return await _queue.ClaimAsync(
            _platform.Name, _node.Id, _options.Value.Lease, limit, onlyForOrganizers, cancellationToken);
    }

    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset looked, CancellationToken cancellationToken) =>
        _queue.NextDueAsync(_platform.Name, looked, cancellationToken);

    public Task DoAsync(HeldDelivery held, CancellationToken stopping) => _sender.SendAsync(_platform, _gate, held, stopping);

    public Task GiveBackAsync(HeldDelivery held) => _sender.GiveBackAsync(held, TimeSpan.Zero);

    public void RoundFailed(Exception failure) => Log.RoundFailed(_log, _platform.Name, failure);

    // What is marked stays ambiguous.
    public void WorkFailed(HeldDelivery held, Exception failure) => Log.DeliveryFailed(_log, _platform.Name, held.Id, failure);

    private static partial class Log
    {
        [LoggerMessage(2020, LogLevel.Error, "{Platform}: looking for due posts failed; trying again")]
        public static partial void RoundFailed(ILogger log, string platform, Exception exception);

        [LoggerMessage(2021, LogLevel.Error, "{Platform}: delivery {Delivery} failed inside the program; its lease brings it back")]
        public static partial void DeliveryFailed(ILogger log, string platform, long delivery, Exception exception);
    }
}

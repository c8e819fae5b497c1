using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>Changes what stands on one platform, beside the worker that posts, through the same gate.</summary>
internal sealed partial class ChangeWorker : IPlatformWork<HeldChange>
{
    private readonly IPlatform _platform;
    private readonly ChangeQueue _queue;
    private readonly ChangeSender _sender;
    private readonly PlatformGate _gate;
    private readonly ClockGuard _guard;
    private readonly NodeIdentity _node;
    private readonly IOptions<DeliveryOptions> _options;
    private readonly ILogger<ChangeWorker> _log;
    private readonly WorkRounds<HeldChange> _rounds;

    public ChangeWorker(
        IPlatform platform,
        ChangeQueue queue,
        ChangeSender sender,
        PlatformGate gate,
        DeliverySignal signal,
        ClockGuard guard,
        NodeIdentity node,
        IOptions<DeliveryOptions> options,
        TimeProvider clock,
        ILogger<ChangeWorker> log)
    {
        (_platform, _queue, _sender, _gate, _guard, _node, _options, _log) = (platform, queue, sender, gate, guard, node, options, log);
        _rounds = new WorkRounds<HeldChange>(this, gate, signal, options, clock);
    }

    /// <summary>The changes this worker holds right now.</summary>
    public ICollection<long> AtWork => _rounds.AtWork;

    /// <inheritdoc cref="WorkRounds{T}.RunAsync"/>
    public Task RunAsync(CancellationToken stopping) => _rounds.RunAsync(stopping);

    /// <inheritdoc cref="WorkRounds{T}.DoDueAsync"/>
    public Task ChangeDueAsync(CancellationToken cancellationToken) => _rounds.DoDueAsync(cancellationToken);

    public Task<Claimed<HeldChange>> ClaimAsync(int limit, CancellationToken cancellationToken) =>
        _queue.ClaimAsync(_platform.Name, _node.Id, _options.Value.Lease, limit, onlyWithdrawals: !_guard.IsSound, cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset looked, CancellationToken cancellationToken) =>
        _queue.NextDueAsync(_platform.Name, looked, cancellationToken);

    public Task DoAsync(HeldChange held, CancellationToken stopping) => _sender.ChangeAsync(_platform, _gate, held, stopping);

    public Task GiveBackAsync(HeldChange held) => _sender.GiveBackAsync(held, TimeSpan.Zero);

    public void RoundFailed(Exception failure) => Log.RoundFailed(_log, _platform.Name, failure);

    public void WorkFailed(HeldChange held, Exception failure) => Log.ChangeFailed(_log, _platform.Name, held.Id, failure);

    private static partial class Log
    {
        [LoggerMessage(2120, LogLevel.Error, "{Platform}: looking for corrections failed; trying again")]
        public static partial void RoundFailed(ILogger log, string platform, Exception exception);

        [LoggerMessage(2121, LogLevel.Error, "{Platform}: change {Change} failed inside the program; its lease brings it back")]
        public static partial void ChangeFailed(ILogger log, string platform, long change, Exception exception);
    }
}

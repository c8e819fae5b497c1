using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>Sends what is due on one platform: claims a handful ahead of its pace, and lets each go its way.</summary>
internal sealed partial class PlatformWorker(
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
    private readonly ConcurrentDictionary<long, Task> _atWork = new();
    private readonly ConcurrentDictionary<ChatId, byte> _busy = new();
    private volatile TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The deliveries this worker holds right now.</summary>
    public ICollection<long> AtWork => _atWork.Keys;

    /// <summary>Works until <paramref name="stopping"/>, then waits for what is under way.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                // Taken before looking, so that what is queued meanwhile is not slept over.
                var queued = signal.Next;
                var finished = _finished.Task;
                await ClaimAsync(stopping);
                var patience = await PatienceAsync(stopping);
                using var woken = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                await Task.WhenAny(queued, finished, Task.Delay(patience, clock, woken.Token));
                await woken.CancelAsync();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                Log.RoundFailed(log, platform.Name, failure);
                await Task.Delay(options.Value.Poll, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(_atWork.Values);
    }

    /// <summary>Sends everything that is due now and waits for the answers. For tests, and for a run without a worker.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        while (await ClaimAsync(cancellationToken) > 0)
        {
            await Task.WhenAll(_atWork.Values);
        }
    }

    private async Task<int> ClaimAsync(CancellationToken stopping)
    {
        var ahead = options.Value.InFlight * 2;
        if (_atWork.Count > options.Value.InFlight || gate.Pace.PauseLeft > TimeSpan.Zero || !guard.IsSound
            || (halt.IsStanding && await halt.ReadAsync(stopping) is not null))
        {
            return 0;
        }

        var claimed = await queue.ClaimAsync(platform.Name, node.Id, options.Value.Lease, ahead - _atWork.Count, stopping);
        foreach (var held in claimed)
        {
            _atWork[held.Id] = Task.CompletedTask;
            // One at a time in each chat, in order: the second of a claim goes back and is taken once the first is done.
            var work = WorkAsync(held, isFirst: _busy.TryAdd(held.Chat.Id, 0), stopping);
            _atWork.TryUpdate(held.Id, work, Task.CompletedTask);
        }

        return claimed.Count;
    }

    private async Task WorkAsync(HeldDelivery held, bool isFirst, CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            await (isFirst ? sender.SendAsync(platform, gate, held, stopping) : sender.GiveBackAsync(held, TimeSpan.Zero));
        }
        catch (Exception failure)
        {
            // The lease brings it back; what is marked stays ambiguous.
            Log.DeliveryFailed(log, platform.Name, held.Id, failure);
        }
        finally
        {
            if (isFirst)
            {
                _busy.TryRemove(held.Chat.Id, out _);
            }

            _atWork.TryRemove(held.Id, out _);
            Interlocked.Exchange(ref _finished, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private async Task<TimeSpan> PatienceAsync(CancellationToken stopping)
    {
        var wait = options.Value.Poll;
        if (gate.Pace.PauseLeft is var pause && pause > TimeSpan.Zero)
        {
            wait = pause < wait ? pause : wait;
        }
        else if (_atWork.Count <= options.Value.InFlight && !halt.IsStanding && await queue.NextDueAsync(platform.Name, stopping) is { } due)
        {
            var until = due - clock.GetUtcNow();
            wait = until < wait && until > TimeSpan.Zero ? until : wait;
        }

        return wait;
    }

    private static partial class Log
    {
        [LoggerMessage(2020, LogLevel.Error, "{Platform}: looking for due posts failed; trying again")]
        public static partial void RoundFailed(ILogger log, string platform, Exception exception);

        [LoggerMessage(2021, LogLevel.Error, "{Platform}: delivery {Delivery} failed inside the program; its lease brings it back")]
        public static partial void DeliveryFailed(ILogger log, string platform, long delivery, Exception exception);
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>The rounds of a worker: claims a handful ahead of the platform's pace, and lets each go its way, one at a time in each chat.</summary>
internal sealed class WorkRounds<T>(
    IPlatformWork<T> work, PlatformGate gate, DeliverySignal signal, IOptions<DeliveryOptions> options, TimeProvider clock)
    where T : IHeldWork
{
    private readonly ConcurrentDictionary<long, Task> _atWork = new();
    private readonly ConcurrentDictionary<ChatId, byte> _busy = new();
    private DateTimeOffset _looked;
    private long _lookedTimestamp;
    private volatile TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What this worker holds right now.</summary>
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
                work.RoundFailed(failure);
                await Task.Delay(options.Value.Poll, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(_atWork.Values);
    }

    /// <summary>Does everything that is due now and waits for the answers. For tests, and for a run without a worker.</summary>
    public async Task DoDueAsync(CancellationToken cancellationToken)
    {
        while (await ClaimAsync(cancellationToken) > 0)
        {
            await Task.WhenAll(_atWork.Values);
        }
    }

    private async Task<int> ClaimAsync(CancellationToken stopping)
    {
        if (_atWork.Count > options.Value.InFlight || gate.Pace.PauseLeft > TimeSpan.Zero || !await gate.Turn(stopping))
        {
            return 0;
        }

        _lookedTimestamp = clock.GetTimestamp();
        var claimed = await work.ClaimAsync((options.Value.InFlight * 2) - _atWork.Count, stopping);
        _looked = claimed.At;
        foreach (var held in claimed.Held)
        {
            _atWork[held.Id] = Task.CompletedTask;
            // One at a time in each chat, in order: the second of a claim goes back and is taken once the first is done.
            var doing = WorkAsync(held, isFirst: _busy.TryAdd(held.ChatId, 0), stopping);
            _atWork.TryUpdate(held.Id, doing, Task.CompletedTask);
        }

        return claimed.Held.Count;
    }

    private async Task WorkAsync(T held, bool isFirst, CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            await (isFirst ? work.DoAsync(held, stopping) : work.GiveBackAsync(held));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped before anything of it left: its lease brings it back, as after a failure, and nothing has failed.
        }
        catch (Exception failure)
        {
            work.WorkFailed(held, failure);
        }
        finally
        {
            if (isFirst)
            {
                _busy.TryRemove(held.ChatId, out _);
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
            return pause < wait ? pause : wait;
        }

        if (_atWork.Count <= options.Value.InFlight && await work.NextDueAsync(_looked, stopping) is { } due)
        {
            // Nothing is left of it when the piece fell due since the claim; then there is no wait at all.
            var until = due - _looked - clock.GetElapsedTime(_lookedTimestamp);
            wait = until < wait ? until : wait;
        }

        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}

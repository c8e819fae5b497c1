using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Delivery;

/// <summary>Takes a request through its platform's gate: the turn, the durable mark, the pace, the request, and the wait that it may bring.</summary>
/// <remarks>The only way out for broadcasts, corrections and recalls. A request is never repeated here.</remarks>
internal sealed partial class GatedRequest(
    PlatformPauses pauses,
    Halt halt,
    ClockGuard guard,
    Persistence persistence,
    DeliveryMeter meter,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<GatedRequest> log)
{
    public async Task<ErrandResult> PassAsync(Errand errand, CancellationToken stopping)
    {
        var gate = errand.Gate;
        var wait = WaitOf(errand);
        if (wait > TimeSpan.Zero || !MayLeave(errand, stopping))
        {
            return new ErrandResult.NotNow(wait);
        }

        await gate.InFlight.WaitAsync(CancellationToken.None);
        try
        {
            var (approached, marked) = await ApproachAsync(errand, stopping);
            if (marked is not { } mark)
            {
                return approached;
            }

            meter.Started(errand.Platform.Name);
            var asked = clock.GetTimestamp();
            var outcome = await AskAsync(errand, async () => !await IsHaltedElsewhereAsync(errand) && MayLeave(errand, stopping) && !IsStale(mark));
            meter.Answered(errand.Platform.Name, outcome, clock.GetElapsedTime(asked));
            Failpoint.Hit(Failpoint.AfterAnswer);
            await KeepWaitAsync(errand, outcome);
            return new ErrandResult.Answered(outcome, mark.Since);
        }
        finally
        {
            gate.InFlight.Release();
        }
    }

    /// <summary>Marks it and waits for its turn; nothing but the mark may lie between looking and leaving.</summary>
    private async Task<(ErrandResult Otherwise, Mark? Mark)> ApproachAsync(Errand errand, CancellationToken stopping)
    {
        var gate = errand.Gate;
        await gate.Approach.WaitAsync(CancellationToken.None);
        try
        {
            if (!MayLeave(errand, stopping) || gate.Pace.PauseLeft > TimeSpan.Zero)
            {
                return (new ErrandResult.NotNow(gate.Pace.PauseLeft), null);
            }

            var (monotonic, wall) = (clock.GetTimestamp(), clock.GetUtcNow());
            DateTimeOffset? since;
            try
            {
                since = await errand.Mark();
            }
            catch (Exception unknown)
            {
                // Whether the mark stands is not known, but that nothing was sent is.
                Log.MarkFailed(log, errand.Platform.Name, errand.Id, unknown);
                return (new ErrandResult.NotNow(Backoff.Least), null);
            }

            if (since is null)
            {
                return (new ErrandResult.NotMarked(), null);
            }

            var mark = new Mark(since.Value, monotonic, wall);
            var pause = await gate.Pace.PassAsync(SendLane.Broadcast, CancellationToken.None);
            if (pause is not null || await IsHaltedElsewhereAsync(errand) || !MayLeave(errand, stopping) || IsStale(mark))
            {
                return (new ErrandResult.NotNow(pause ?? TimeSpan.Zero), null);
            }

            // The platform may have asked for a wait while the database was read.
            if (WaitOf(errand) is var wait && wait > TimeSpan.Zero)
            {
                return (new ErrandResult.NotNow(wait), null);
            }

            gate.Chats.Took(errand.Chat, TimeSpan.Zero);
            return (new ErrandResult.NotMarked(), mark);
        }
        finally
        {
            gate.Approach.Release();
        }
    }

    /// <summary>The longer of the waits of its chat and of the whole platform.</summary>
    private static TimeSpan WaitOf(Errand errand)
    {
        var (chat, platform) = (errand.Gate.Chats.WaitFor(errand.Chat), errand.Gate.Pace.PauseLeft);
        return chat > platform ? chat : platform;
    }

    /// <summary>Whether its mark is too old to leave on, as when the process was stopped or the machine slept: somebody else may hold it by now.</summary>
    private bool IsStale(Mark mark) =>
        clock.GetElapsedTime(mark.Monotonic) > options.Value.LeaveWithin || clock.GetUtcNow() - mark.Wall > options.Value.LeaveWithin;

    /// <summary>Whether another process halted everything while this waited for its turn. Who cannot tell does not send.</summary>
    private async Task<bool> IsHaltedElsewhereAsync(Errand errand)
    {
        try
        {
            return errand.IsHeldUp && await halt.ReadAsync(CancellationToken.None) is not null;
        }
        catch (Exception unknown)
        {
            Log.HaltUnknown(log, errand.Platform.Name, errand.Id, unknown);
            return true;
        }
    }

    private async Task<SendOutcome> AskAsync(Errand errand, Func<Task<bool>> mayLeave)
    {
        try
        {
            var asked = errand.Ask(mayLeave);
            try
            {
                return await asked.WaitAsync(options.Value.SendTimeLimit, clock, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                _ = WatchLateAsync(errand, asked);
                return new SendOutcome.InDoubt($"no answer within {options.Value.SendTimeLimit.TotalSeconds:0} s");
            }
        }
        catch (Exception bug)
        {
            Log.PlatformThrew(log, errand.Platform.Name, errand.Id, bug);
            return new SendOutcome.InDoubt($"the platform's client failed: {bug.GetType().Name}");
        }
    }

    private async Task KeepWaitAsync(Errand errand, SendOutcome outcome)
    {
        if (outcome is not SendOutcome.RateLimited limited)
        {
            return;
        }

        // In memory first: the next request must not leave while this is being stored.
        if (limited.WholePlatform)
        {
            errand.Gate.Pace.Pause(limited.After);
        }
        else
        {
            errand.Gate.Chats.Pause(errand.Chat, limited.After);
        }

        var scope = limited.WholePlatform ? PlatformPauses.ScopeOf(errand.Platform.Name) : PlatformPauses.ScopeOf(errand.Chat);
        await persistence.InsistAsync(token => pauses.StoreAsync(scope, limited.After, token));
    }

    private async Task WatchLateAsync(Errand errand, Task<SendOutcome> asked)
    {
        try
        {
            if (await asked is SendOutcome.Delivered delivered)
            {
                await errand.Late(delivered);
            }
        }
        catch (Exception late)
        {
            Log.LateAnswerLost(log, errand.Platform.Name, errand.Id, late);
        }
    }

    private bool MayLeave(Errand errand, CancellationToken stopping) =>
        !stopping.IsCancellationRequested && (!errand.IsHeldUp || (!halt.IsStanding && guard.IsSound));

    /// <summary>What stands of a request that may leave.</summary>
    /// <param name="Since">When it was marked, as its row says.</param>
    /// <param name="Monotonic">Just before that, by the clock that only runs.</param>
    /// <param name="Wall">Just before that, by the clock that can be set.</param>
    private readonly record struct Mark(DateTimeOffset Since, long Monotonic, DateTimeOffset Wall);

    private static partial class Log
    {
        [LoggerMessage(2002, LogLevel.Warning, "{Platform}: request {Id} could not be marked as being sent, so it was not sent")]
        public static partial void MarkFailed(ILogger log, string platform, long id, Exception exception);

        [LoggerMessage(2006, LogLevel.Warning, "{Platform}: whether everything is halted could not be read, so request {Id} was not sent")]
        public static partial void HaltUnknown(ILogger log, string platform, long id, Exception exception);

        [LoggerMessage(2003, LogLevel.Error, "{Platform}: its client failed over request {Id}; whether it arrived is in doubt")]
        public static partial void PlatformThrew(ILogger log, string platform, long id, Exception exception);

        [LoggerMessage(2004, LogLevel.Warning, "{Platform}: a late answer to request {Id} could not be used")]
        public static partial void LateAnswerLost(ILogger log, string platform, long id, Exception exception);
    }
}

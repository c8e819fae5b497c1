using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>Takes one delivery that this process holds through its parts: mark, wait for the turn, send, write down.</summary>
/// <remarks>
/// What the platform said is never dropped: if the database refuses for a while, writing goes on until it takes it or the
/// process ends. A request is never repeated here; the queue decides on a next try.
/// </remarks>
internal sealed partial class DeliverySender(
    DeliveryMarks marks,
    DeliveryRecord record,
    PlatformPauses pauses,
    ContentCache contents,
    Halt halt,
    ClockGuard guard,
    Persistence persistence,
    DeliverySignal signal,
    DeliveryMeter meter,
    IOptions<DeliveryOptions> options,
    NodeIdentity node,
    Random random,
    TimeProvider clock,
    ILogger<DeliverySender> log)
{
    /// <param name="platform">Where it goes.</param>
    /// <param name="gate">That platform's pace.</param>
    /// <param name="held">The delivery; this call is its only holder.</param>
    /// <param name="stopping">Nothing new leaves from then on; what is under way is waited for.</param>
    public async Task SendAsync(IPlatform platform, PlatformGate gate, HeldDelivery held, CancellationToken stopping)
    {
        if (held.Parts.Count == 0 && !await RenderAsync(platform, held, stopping))
        {
            return;
        }

        foreach (var part in held.Parts.Where(part => part.MessageId is null))
        {
            if (!await SendPartAsync(platform, gate, held, part, stopping))
            {
                return;
            }

            Failpoint.Hit(Failpoint.AfterPart);
        }
    }

    /// <summary>False when the post cannot be rendered, which is a bug of ours: it fails at once, where organizers see it.</summary>
    private async Task<bool> RenderAsync(IPlatform platform, HeldDelivery held, CancellationToken stopping)
    {
        var post = await contents.PostForAsync(held.DispatchId, held.Chat.Settings.Language, stopping);
        try
        {
            held.Parts = FrozenPart.Freeze(platform.Render(post, held.Chat.Settings));
            return true;
        }
        catch (Exception bug)
        {
            Log.CannotRender(log, platform.Name, held.Id, bug);
            await persistence.InsistAsync(token => record.FailUnsentAsync(held, $"it could not be rendered ({bug.GetType().Name})", token));
            return false;
        }
    }

    /// <summary>True when the part stands and the next may follow at once.</summary>
    private async Task<bool> SendPartAsync(
        IPlatform platform, PlatformGate gate, HeldDelivery held, FrozenPart part, CancellationToken stopping)
    {
        var wait = gate.Chats.WaitFor(held.Chat.Id);
        if (wait > TimeSpan.Zero || gate.Pace.PauseLeft > TimeSpan.Zero || !MaySend(stopping))
        {
            await GiveBackAsync(held, wait > gate.Pace.PauseLeft ? wait : gate.Pace.PauseLeft);
            return false;
        }

        SendOutcome outcome;
        DateTimeOffset? since;
        await gate.InFlight.WaitAsync(CancellationToken.None);
        try
        {
            await gate.Approach.WaitAsync(CancellationToken.None);
            try
            {
                since = MaySend(stopping) && gate.Pace.PauseLeft == TimeSpan.Zero
                    ? await MarkAsync(platform, held, part)
                    : await GiveBackAsync(held, gate.Pace.PauseLeft);
                if (since is null)
                {
                    return false;
                }

                var pause = await gate.Pace.PassAsync(SendLane.Broadcast, CancellationToken.None);
                if (pause is not null || !MaySend(stopping) || await IsHaltedElsewhereAsync(held))
                {
                    await GiveBackAsync(held, pause ?? TimeSpan.Zero);
                    return false;
                }

                gate.Chats.Took(held.Chat.Id, TimeSpan.Zero);
            }
            finally
            {
                gate.Approach.Release();
            }

            meter.Started(platform.Name);
            var asked = clock.GetTimestamp();
            outcome = await AskAsync(platform, held, part);
            meter.Answered(platform.Name, outcome, clock.GetElapsedTime(asked));
            Failpoint.Hit(Failpoint.AfterAnswer);
            await KeepWaitAsync(platform, gate, held.Chat.Id, outcome);
        }
        finally
        {
            gate.InFlight.Release();
        }

        return await WriteAsync(platform, held, part, outcome, since.Value);
    }

    private async Task<DateTimeOffset?> MarkAsync(IPlatform platform, HeldDelivery held, FrozenPart part)
    {
        try
        {
            return await marks.MarkAsync(held, part, node.Id, options.Value, platform.Traits.NonceWindow, CancellationToken.None);
        }
        catch (Exception unknown)
        {
            // Whether the mark stands is not known, but that nothing was sent is.
            Log.MarkFailed(log, held.Id, unknown);
            return await GiveBackAsync(held, Backoff.Least);
        }
    }

    /// <summary>Whether another process halted everything while this delivery waited for its turn. Who cannot tell does not send.</summary>
    private async Task<bool> IsHaltedElsewhereAsync(HeldDelivery held)
    {
        try
        {
            return await halt.ReadAsync(CancellationToken.None) is not null;
        }
        catch (Exception unknown)
        {
            Log.HaltUnknown(log, held.Id, unknown);
            return true;
        }
    }

    private async Task<SendOutcome> AskAsync(IPlatform platform, HeldDelivery held, FrozenPart part)
    {
        var outgoing = new OutgoingPart(
            held.Chat.Address, part.Rendered, part.Nonce, Silent: held.Chat.Settings.Risk == ChatRisk.High);
        try
        {
            var asked = platform.SendAsync(outgoing, CancellationToken.None);
            try
            {
                return await asked.WaitAsync(options.Value.SendTimeLimit, clock, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                _ = WatchLateAsync(asked, held, part);
                return new SendOutcome.InDoubt($"no answer within {options.Value.SendTimeLimit.TotalSeconds:0} s");
            }
        }
        catch (Exception bug)
        {
            Log.PlatformThrew(log, platform.Name, held.Id, bug);
            return new SendOutcome.InDoubt($"the platform's client failed: {bug.GetType().Name}");
        }
    }

    private async Task<bool> WriteAsync(IPlatform platform, HeldDelivery held, FrozenPart part, SendOutcome outcome, DateTimeOffset since)
    {
        var decision = DeliveryDecision.After(outcome, new SendSituation
        {
            Now = clock.GetUtcNow(),
            Backoff = Backoff.After(held.Attempts + 1, random.NextDouble()),
            SendingSince = since,
            InDoubtSince = part.InDoubtSince is { } doubt ? DateTimeOffset.FromUnixTimeMilliseconds(doubt) : null,
            NonceWindow = platform.Traits.NonceWindow,
            SendTimeLimit = options.Value.SendTimeLimit,
            WhenInDoubt = held.WhenInDoubt,
            HasMoved = held.HasMoved,
        });
        var written = false;
        await persistence.InsistAsync(
            async token => written = await record.WriteAsync(held, part, decision, node.Id, token));
        if (decision is DeliveryDecision.Recorded recorded)
        {
            part.MessageId = recorded.MessageId;
            return written;
        }

        Log.NotDelivered(log, platform.Name, held.Id, held.Chat.Id, decision.GetType().Name, outcome.GetType().Name);
        signal.Pulse();
        return false;
    }

    private async Task KeepWaitAsync(IPlatform platform, PlatformGate gate, ChatId chat, SendOutcome outcome)
    {
        if (outcome is not SendOutcome.RateLimited limited)
        {
            return;
        }

        // In memory first: the next request must not leave while this is being stored.
        if (limited.WholePlatform)
        {
            gate.Pace.Pause(limited.After);
        }
        else
        {
            gate.Chats.Pause(chat, limited.After);
        }

        var scope = limited.WholePlatform ? PlatformPauses.ScopeOf(platform.Name) : PlatformPauses.ScopeOf(chat);
        await persistence.InsistAsync(token => pauses.StoreAsync(scope, limited.After, token));
    }

    private async Task WatchLateAsync(Task<SendOutcome> asked, HeldDelivery held, FrozenPart part)
    {
        try
        {
            if (await asked is SendOutcome.Delivered delivered)
            {
                await persistence.InsistAsync(token => record.RecordLateAsync(held, part, delivered.MessageId, token));
                signal.Pulse();
            }
        }
        catch (Exception late)
        {
            Log.LateAnswerLost(log, held.Id, late);
        }
    }

    /// <summary>Queues a delivery again of which no byte has left. Always returns null: it was not marked.</summary>
    public async Task<DateTimeOffset?> GiveBackAsync(HeldDelivery held, TimeSpan wait)
    {
        await persistence.InsistAsync(token => record.ReleaseAsync(held, clock.GetUtcNow() + wait, token));
        return null;
    }

    private bool MaySend(CancellationToken stopping) => !stopping.IsCancellationRequested && !halt.IsStanding && guard.IsSound;

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "{Platform}: delivery {Delivery} to chat {Chat} was not delivered: {Decision} after {Outcome}")]
        public static partial void NotDelivered(ILogger log, string platform, long delivery, ChatId chat, string decision, string outcome);

        [LoggerMessage(2002, LogLevel.Warning, "Delivery {Delivery} could not be marked as being sent, so it was not sent")]
        public static partial void MarkFailed(ILogger log, long delivery, Exception exception);

        [LoggerMessage(2003, LogLevel.Error, "{Platform}: its client failed over delivery {Delivery}; whether it arrived is in doubt")]
        public static partial void PlatformThrew(ILogger log, string platform, long delivery, Exception exception);

        [LoggerMessage(2005, LogLevel.Error, "{Platform}: delivery {Delivery} could not be rendered and has failed")]
        public static partial void CannotRender(ILogger log, string platform, long delivery, Exception exception);

        [LoggerMessage(2006, LogLevel.Warning, "Delivery {Delivery} was not sent: whether everything is halted could not be read")]
        public static partial void HaltUnknown(ILogger log, long delivery, Exception exception);

        [LoggerMessage(2004, LogLevel.Warning, "A late answer to delivery {Delivery} could not be used")]
        public static partial void LateAnswerLost(ILogger log, long delivery, Exception exception);
    }
}

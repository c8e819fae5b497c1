using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>Takes one change that this process holds through its steps, each through the platform's gate, and writes down what came of it.</summary>
internal sealed partial class ChangeSender(
    ChangeMarks marks,
    ChangeRecord record,
    ChangeContents contents,
    GatedRequest requests,
    Persistence persistence,
    DeliverySignal signal,
    IOptions<DeliveryOptions> options,
    Random random,
    TimeProvider clock,
    ILogger<ChangeSender> log)
{
    private static readonly TimeSpan HaltWait = TimeSpan.FromSeconds(2);

    /// <param name="platform">Where.</param>
    /// <param name="gate">That platform's pace.</param>
    /// <param name="held">The change; this call is its only holder.</param>
    /// <param name="stopping">Nothing new leaves from then on; what is under way is waited for.</param>
    public async Task ChangeAsync(IPlatform platform, PlatformGate gate, HeldChange held, CancellationToken stopping)
    {
        if (held.Steps.Count == 0 && !await PlanAsync(platform, held, stopping))
        {
            return;
        }

        foreach (var step in held.Steps)
        {
            if (!await AskAsync(platform, gate, held, step, stopping))
            {
                return;
            }
        }
    }

    /// <summary>Queues a change again of which no byte has left.</summary>
    public Task GiveBackAsync(HeldChange held, TimeSpan wait) =>
        persistence.InsistAsync(token => record.ReleaseAsync(held, clock.GetUtcNow() + wait, token));

    /// <summary>False when there is nothing to ask for.</summary>
    private async Task<bool> PlanAsync(IPlatform platform, HeldChange held, CancellationToken stopping)
    {
        IReadOnlyList<RenderedPart> wanted;
        try
        {
            wanted = await contents.RenderAsync(platform, held, stopping);
        }
        catch (Exception bug) when (!stopping.IsCancellationRequested)
        {
            Log.CannotRender(log, platform.Name, held.Id, bug);
            await persistence.InsistAsync(token => record.EndUnaskedAsync(held, ChangeStates.Failed, ChangeStates.Unrenderable, token));
            return false;
        }

        held.Plan(held.Withdraws
            ? ChangePlan.ForRecall(held.Standing, held.Deletes, wanted[0], held.Chat.Address)
            : ChangePlan.ForCorrection(held.Standing, wanted, held.Chat.Address));
        if (held.Steps.Count == 0)
        {
            var reason = held.Withdraws ? ChangeStates.NothingStands : ChangeStates.NothingDiffers;
            await persistence.InsistAsync(token => record.EndUnaskedAsync(held, ChangeStates.Unneeded, reason, token));
            return false;
        }

        return true;
    }

    /// <summary>True when the step is done and the next may follow at once.</summary>
    private async Task<bool> AskAsync(IPlatform platform, PlatformGate gate, HeldChange held, ChangeStep step, CancellationToken stopping)
    {
        var result = await requests.PassAsync(
            new Errand
            {
                Platform = platform,
                Gate = gate,
                Chat = held.Chat.Id,
                Id = held.Id,
                Withdraws = step.TakesAway,
                Mark = () => marks.MarkAsync(held, step, options.Value, platform.Traits.NonceWindow, CancellationToken.None),
                Ask = mayLeave => AskAsync(platform, held, step, mayLeave),
                Late = delivered => RecordLateAsync(held, step, delivered),
            },
            stopping);
        switch (result)
        {
            case ErrandResult.Answered answered:
                return await WriteAsync(platform, held, step, answered.Outcome, answered.Since);
            case ErrandResult.NotNow not:
                // A halt holds up what brings new words: it is looked at again soon, not at once.
                await GiveBackAsync(held, step.TakesAway || not.Wait > HaltWait ? not.Wait : HaltWait);
                return false;
            default:
                return false;
        }
    }

    private static Task<SendOutcome> AskAsync(IPlatform platform, HeldChange held, ChangeStep step, Func<Task<bool>> mayLeave) =>
        step.Action switch
        {
            ChangeAction.Edit or ChangeAction.Notice => platform.EditAsync(held.Chat.Address, step.MessageId!, step.Part, CancellationToken.None),
            ChangeAction.Delete => platform.DeleteAsync(held.Chat.Address, step.MessageId!, CancellationToken.None),
            _ => platform.SendAsync(
                new OutgoingPart(held.Chat.Address, step.Part, step.Nonce, Silent: held.Chat.Settings.Risk == ChatRisk.High)
                {
                    ReplyTo = step.MessageId,
                    MayLeave = mayLeave,
                },
                CancellationToken.None),
        };

    private async Task<bool> WriteAsync(
        IPlatform platform, HeldChange held, ChangeStep step, SendOutcome outcome, DateTimeOffset since)
    {
        Failpoint.Hit(Failpoint.AfterChangeAnswer);
        var decision = ChangeDecision.After(outcome, step.Action, new SendSituation
        {
            Now = clock.GetUtcNow(),
            Backoff = Backoff.After(held.Attempts + 1, random.NextDouble()),
            SendingSince = since,
            InDoubtSince = step.InDoubtSince,
            NonceWindow = platform.Traits.NonceWindow,
            SendTimeLimit = options.Value.SendTimeLimit,
            WhenInDoubt = held.WhenInDoubt,
            HasMoved = held.HasMoved,
        });
        var instead = decision is ChangeDecision.Refused
            ? ChangePlan.AfterRefusal(
                step,
                [.. held.Steps.Where(pending => pending.Number > step.Number)],
                held.Withdraws,
                step.Action == ChangeAction.Edit
                    ? await contents.RenderAsync(platform, held, CancellationToken.None)
                    : [ChangeContents.Notice(platform, held)])
            : null;
        var written = false;
        await persistence.InsistAsync(async token => written = await record.WriteAsync(held, step, decision, instead, token));
        if (decision is ChangeDecision.Done or ChangeDecision.Gone)
        {
            // Where a message was gone, what is left may have changed: it is queued, and read again.
            return written && decision is ChangeDecision.Done;
        }

        Log.NotChanged(log, platform.Name, held.Id, held.Chat.Id, decision.GetType().Name, outcome.GetType().Name);
        signal.Pulse();
        return false;
    }

    private async Task RecordLateAsync(HeldChange held, ChangeStep step, SendOutcome.Delivered delivered)
    {
        await persistence.InsistAsync(token => record.RecordLateAsync(held, step, delivered.MessageId, token));
        signal.Pulse();
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Information, "{Platform}: change {Change} in chat {Chat} was not made: {Decision} after {Outcome}")]
        public static partial void NotChanged(ILogger log, string platform, long change, ChatId chat, string decision, string outcome);

        [LoggerMessage(2102, LogLevel.Error, "{Platform}: change {Change} could not be rendered and has failed")]
        public static partial void CannotRender(ILogger log, string platform, long change, Exception exception);
    }
}

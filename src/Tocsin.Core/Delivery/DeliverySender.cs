using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>Takes one delivery that this process holds through its parts, each through the gate, and writes down what came of it.</summary>
/// <remarks>
/// What the platform said is never dropped: if the database refuses for a while, writing goes on until it takes it or the
/// process ends. A request is never repeated here; the queue decides on a next try.
/// </remarks>
internal sealed partial class DeliverySender(
    DeliveryMarks marks,
    DeliveryRecord record,
    ContentCache contents,
    GatedRequest requests,
    Persistence persistence,
    DeliverySignal signal,
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
        // Planning keeps them; a halt, a chat that came back or a late word of organizers can bring a post into them all the same.
        var now = clock.GetUtcNow();
        if (!held.HasBegun && QuietTime.EndOf(held.Chat.Settings, now) is var morning && morning > now)
        {
            await GiveBackAsync(held, morning - now);
            return;
        }

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
        var post = await contents.PostForAsync(held.DispatchId, held.Revision, held.Chat.Settings.Language, stopping);
        try
        {
            held.Render(platform.Render(post, held.Chat.Settings));
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
        var isAtRisk = held.Chat.Settings.Risk == ChatRisk.High;
        var outgoing = new OutgoingPart(held.Chat.Address, part.Rendered, part.Nonce, Silent: isAtRisk)
        {
            Mention = part.Number == 1 && !isAtRisk ? held.Mention : null,
        };
        var result = await requests.PassAsync(
            new Errand
            {
                Platform = platform,
                Gate = gate,
                Chat = held.Chat.Id,
                Id = held.Id,
                ForOrganizers = held.ForOrganizers,
                Mark = () => marks.MarkAsync(held, part, node.Id, options.Value, platform.Traits.NonceWindow, CancellationToken.None),
                Ask = mayLeave => platform.SendAsync(outgoing with { MayLeave = mayLeave }, CancellationToken.None),
                Late = delivered => RecordLateAsync(held, part, delivered),
            },
            stopping);
        switch (result)
        {
            case ErrandResult.Answered answered:
                return await WriteAsync(platform, held, part, answered.Outcome, answered.Since);
            case ErrandResult.NotNow not:
                await GiveBackAsync(held, not.Wait);
                return false;
            default:
                return false;
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

    private async Task RecordLateAsync(HeldDelivery held, FrozenPart part, SendOutcome.Delivered delivered)
    {
        await persistence.InsistAsync(token => record.RecordLateAsync(held, part, delivered.MessageId, token));
        signal.Pulse();
    }

    /// <summary>Queues a delivery again of which no byte has left.</summary>
    public Task GiveBackAsync(HeldDelivery held, TimeSpan wait) =>
        persistence.InsistAsync(token => record.ReleaseAsync(held, wait, token));

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "{Platform}: delivery {Delivery} to chat {Chat} was not delivered: {Decision} after {Outcome}")]
        public static partial void NotDelivered(ILogger log, string platform, long delivery, ChatId chat, string decision, string outcome);

        [LoggerMessage(2005, LogLevel.Error, "{Platform}: delivery {Delivery} could not be rendered and has failed")]
        public static partial void CannotRender(ILogger log, string platform, long delivery, Exception exception);
    }
}

using System.Security.Cryptography;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>One correction in one chat, held by a worker of this process with the fence under which it may write about it.</summary>
internal sealed class HeldChange : IHeldWork
{
    public required long Id { get; init; }

    public required long Fence { get; init; }

    public required long CorrectionId { get; init; }

    /// <summary>The correction's place in the order of all.</summary>
    public required long Number { get; init; }

    public required bool Withdraws { get; init; }

    public required bool Deletes { get; init; }

    public required long DeliveryId { get; init; }

    public required long DispatchId { get; init; }

    public required string? Reason { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public required Chat Chat { get; init; }

    public ChatId ChatId => Chat.Id;

    public required InDoubtPolicy WhenInDoubt { get; init; }

    /// <summary>Tries so far, this one excluded.</summary>
    public required int Attempts { get; init; }

    /// <summary>Whether the chat moved while it was being changed.</summary>
    public required bool HasMoved { get; init; }

    /// <summary>How many requests were planned and settled before.</summary>
    public required int StepsSettled { get; init; }

    /// <summary>What stands there, in order.</summary>
    public required IReadOnlyList<StandingPart> Standing { get; init; }

    /// <summary>What is still to be asked for, in order; empty before it is planned.</summary>
    public IReadOnlyList<ChangeStep> Steps { get; private set; } = [];

    /// <summary>Whether the steps were planned in this hold and are still to be frozen.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>Whether what stands there is given up as it is, because others take its place.</summary>
    public bool FixesOld { get; private set; }

    public void Load(IReadOnlyList<ChangeStep> steps) => Steps = steps;

    public void Plan(ChangePlan plan)
    {
        Steps = [.. plan.Steps.Select((step, index) => step with { Number = StepsSettled + index + 1 })];
        FixesOld = plan.FixesOld;
        IsFresh = true;
    }

    public void Frozen() => IsFresh = false;
}

/// <summary>A message of a post that stands in its chat.</summary>
internal sealed class StandingPart
{
    public int Number { get; set; }

    /// <summary>Empty where it stands and its id is not known.</summary>
    public string MessageId { get; set; } = "";

    public string Payload { get; set; } = "";

    /// <summary>The address under which its id means something; null for the chat's own.</summary>
    public string? SentTo { get; set; }

    /// <summary>It could not be edited, and others took its place.</summary>
    public bool Fixed { get; set; }

    public bool IsReachable(ChatAddress chat) => MessageId.Length > 0 && (SentTo is null || SentTo == chat.ToString());
}

/// <summary>What one request of a change does.</summary>
internal enum ChangeAction
{
    /// <summary>Puts the new words in a message's place. May be repeated: the second changes nothing.</summary>
    Edit,

    /// <summary>Puts the word that it was withdrawn in a message's place. May be repeated.</summary>
    Notice,

    /// <summary>Takes a message away. May be repeated.</summary>
    Delete,

    /// <summary>Posts a further message. The only one that must not be repeated when it may have arrived.</summary>
    Post,
}

/// <summary>One request of a change.</summary>
internal sealed record ChangeStep
{
    public int Number { get; init; }

    public required ChangeAction Action { get; init; }

    /// <summary>The part that it changes; 0 for a further one.</summary>
    public int Target { get; init; }

    /// <summary>The message that it changes, or that it answers.</summary>
    public string? MessageId { get; init; }

    public RenderedPart Part { get; init; } = new("", "", 0);

    public string Nonce { get; init; } = RandomNumberGenerator.GetHexString(24, lowercase: true);

    public DateTimeOffset? InDoubtSince { get; init; }

    /// <summary>It only takes words of ours away: neither a halt nor an opt-out stands against it.</summary>
    public bool TakesAway => Action is ChangeAction.Notice or ChangeAction.Delete;
}

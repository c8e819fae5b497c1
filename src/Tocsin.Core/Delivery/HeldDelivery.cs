using System.Security.Cryptography;
using Tocsin.Core.Chats;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Delivery;

/// <summary>A delivery that a worker of this process holds, with the fence under which it may write about it.</summary>
internal sealed class HeldDelivery : IHeldWork
{
    private IReadOnlyList<FrozenPart> _parts = [];

    public required long Id { get; init; }

    public required long Fence { get; init; }

    public required long DispatchId { get; init; }

    public required Chat Chat { get; init; }

    public ChatId ChatId => Chat.Id;

    /// <summary>Which revision of its dispatch's content it says; what has begun goes on with the one it began with.</summary>
    public required long Revision { get; init; }

    public required InDoubtPolicy WhenInDoubt { get; init; }

    /// <summary>Tries so far, this one excluded.</summary>
    public required int Attempts { get; init; }

    public required bool HasMoved { get; init; }

    /// <summary>Whether it speaks to organizers in their room: then it goes out while everything is halted, too.</summary>
    public bool ForOrganizers { get; init; }

    /// <summary>Whom it calls; null for nobody, and for words that a correction put in place of those that were approved with it.</summary>
    public Mention? Mention { get; init; }

    /// <summary>Its messages, once they are frozen; empty before the first try.</summary>
    public IReadOnlyList<FrozenPart> Parts
    {
        get => _parts;
        init => _parts = value;
    }

    /// <summary>Whether one of its messages stands or may stand: then it is finished, however late.</summary>
    public bool HasBegun => _parts.Any(part => part.MessageId is not null || part.InDoubtSince is not null);

    /// <summary>Whether its messages were made in this hold, and are still to be frozen.</summary>
    public bool IsFresh { get; private set; }

    public void Render(IReadOnlyList<RenderedPart> parts)
    {
        _parts = FrozenPart.Freeze(parts);
        IsFresh = true;
    }

    public void Frozen() => IsFresh = false;
}

/// <summary>One message of a delivery, as it was rendered at the first try. Only what became of it changes.</summary>
internal sealed class FrozenPart
{
    public int Number { get; set; }

    public string Payload { get; set; } = "";

    public string PlainText { get; set; } = "";

    public int Length { get; set; }

    public string Nonce { get; set; } = "";

    public long? InDoubtSince { get; set; }

    public string? MessageId { get; set; }

    public RenderedPart Rendered => new(Payload, PlainText, Length);

    public static IReadOnlyList<FrozenPart> Freeze(IReadOnlyList<RenderedPart> parts) =>
    [
        .. parts.Select((part, index) => new FrozenPart
        {
            Number = index + 1,
            Payload = part.Payload,
            PlainText = part.PlainText,
            Length = part.Length,
            Nonce = RandomNumberGenerator.GetHexString(24, lowercase: true),
        }),
    ];
}

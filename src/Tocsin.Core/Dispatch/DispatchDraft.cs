using Tocsin.Core.Articles;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Dispatch;

/// <summary>A dispatch that is about to be written, with the chats it goes to.</summary>
internal sealed record DispatchDraft
{
    /// <summary>With the instant, its identity: <c>schedule:NUMBER</c> or <c>hand:KEY</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>How people know it: campaign and schedule.</summary>
    public required string Name { get; init; }

    public required ScheduledInstant Instant { get; init; }

    public required FrozenContent Content { get; init; }

    public required Audience Audience { get; init; }

    public required IReadOnlyList<Chat> Chats { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string? Campaign { get; init; }

    public int? CampaignRevision { get; init; }

    public Priority Priority { get; init; } = Priority.Normal;

    public InDoubtPolicy InDoubt { get; init; } = InDoubtPolicy.Ask;

    /// <summary>True to wait for an organizer's word.</summary>
    public bool Ask { get; init; }

    /// <summary>True to wait because an earlier post of its campaign was refused by all.</summary>
    public bool HeldBack { get; init; }

    /// <inheritdoc cref="HandPost.ForOrganizers"/>
    public bool ForOrganizers { get; init; }

    /// <inheritdoc cref="HandPost.Mention"/>
    public Mention? Mention { get; init; }

    public IReadOnlyList<ArticleId> Articles { get; init; } = [];
}

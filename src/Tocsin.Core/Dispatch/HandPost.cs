using Tocsin.Core.Articles;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Dispatch;

/// <summary>A post that an organizer sends now. Approval is the caller's to see to.</summary>
/// <param name="Key">The same for each attempt at the same post: planning it twice adds nothing.</param>
/// <param name="Name">How people know it.</param>
/// <param name="Posts">By language; the first stands in for others.</param>
/// <param name="Audience">Which chats.</param>
internal sealed record HandPost(string Key, string Name, IReadOnlyDictionary<string, Post> Posts, Audience Audience)
{
    public Priority Priority { get; init; } = Priority.Normal;

    public InDoubtPolicy InDoubt { get; init; } = InDoubtPolicy.Ask;

    public TimeSpan ExpiresAfter { get; init; } = TimeSpan.FromHours(24);

    public IReadOnlyList<ArticleId> Articles { get; init; } = [];

    /// <summary>When it goes out; null for now.</summary>
    public ScheduledInstant? At { get; init; }

    /// <summary>Whether it goes to the organizers' rooms, to nobody else: also while everything is halted, and in quiet hours.</summary>
    public bool ForOrganizers { get; init; }

    /// <summary>Whom its first message calls, by an approver's leave; null for nobody, as for all that schedules post.</summary>
    public Mention? Mention { get; init; }

    public string? Campaign { get; init; }

    public int? CampaignRevision { get; init; }

    public DispatchDraft ToDraft(IReadOnlyList<Chat> chats, DateTimeOffset now) => new()
    {
        Origin = $"hand:{Key}",
        Name = Name,
        // The key alone is its identity: a second attempt comes at another instant. A time of its own belongs to the key.
        Instant = At ?? new ScheduledInstant(DateTimeOffset.UnixEpoch, now.UtcDateTime, "Etc/UTC"),
        Content = new FrozenContent(Posts),
        Audience = Audience,
        Chats = ForOrganizers ? [.. chats.Select(WithoutQuiet)] : chats,
        ForOrganizers = ForOrganizers,
        Mention = Mention,
        ExpiresAt = (At?.Utc ?? now) + ExpiresAfter,
        Priority = Priority,
        InDoubt = InDoubt,
        Articles = Articles,
        Campaign = Campaign,
        CampaignRevision = CampaignRevision,
    };

    private static Chat WithoutQuiet(Chat chat) => chat with { Settings = chat.Settings with { Quiet = null } };
}

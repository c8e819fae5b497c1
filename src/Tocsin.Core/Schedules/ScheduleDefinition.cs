using System.Text.Json.Serialization;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Schedules;

/// <summary>When, what, for whom: one schedule of a campaign.</summary>
public sealed record ScheduleDefinition
{
    public static readonly TimeSpan UsualExpiry = TimeSpan.FromHours(24);

    /// <summary>Unique in its campaign, lower-case words and hyphens; with the campaign's name it identifies the schedule for good.</summary>
    public required string Name { get; init; }

    public required ScheduleRule When { get; init; }

    public required ScheduledContent What { get; init; }

    /// <summary>Null for the campaign's own audience.</summary>
    public Audience? Audience { get; init; }

    /// <summary>What happens to instants that passed while the bot was down.</summary>
    public CatchUp CatchUp { get; init; } = CatchUp.Latest;

    /// <summary>How long after its instant a post still makes sense.</summary>
    /// <value>Default <see cref="UsualExpiry"/>.</value>
    public TimeSpan ExpiresAfter { get; init; } = UsualExpiry;

    public Priority Priority { get; init; } = Priority.Normal;
}

/// <summary>What a schedule posts. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Call), "call")]
[JsonDerivedType(typeof(Reminder), "reminder")]
[JsonDerivedType(typeof(NewestArticle), "newest-article")]
[JsonDerivedType(typeof(OneArticle), "article")]
[JsonDerivedType(typeof(Digest), "digest")]
public abstract record ScheduledContent
{
    private ScheduledContent()
    {
    }

    /// <summary>The campaign's call.</summary>
    public sealed record Call : ScheduledContent;

    /// <summary>The campaign's reminder.</summary>
    public sealed record Reminder : ScheduledContent;

    /// <summary>The summary of the newest article that no dispatch has carried yet.</summary>
    public sealed record NewestArticle(IReadOnlyList<string> Topics) : ScheduledContent;

    /// <summary>The summary of one article.</summary>
    public sealed record OneArticle(string Url) : ScheduledContent;

    /// <summary>The articles since the last digest of this schedule.</summary>
    public sealed record Digest(IReadOnlyList<string> Topics, int AtMost) : ScheduledContent;
}

/// <summary>What to do with instants that passed while the bot was down: none, the last one, each, or ask the organizers.</summary>
public enum CatchUp
{
    Skip,
    Latest,
    All,
    Ask,
}

/// <summary>Which deliveries go first when many are due.</summary>
public enum Priority
{
    Urgent,
    Normal,
    Digest,
}

/// <summary>
/// Where a platform makes certainty impossible: organizers settle each message, or it is sent again and may stand there twice.
/// </summary>
public enum InDoubtPolicy
{
    Ask,
    Resend,
}

using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Campaigns;

/// <summary>What a group asks people to do, in each of its languages, when, and for whom.</summary>
public sealed record Campaign
{
    /// <summary>Lower-case words and hyphens; the name of its file in <c>config/campaigns/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The words of the campaign by BCP 47 language in lower case; at least one. The first stands in for the missing ones.</summary>
    public required IReadOnlyDictionary<string, CampaignText> Texts { get; init; }

    /// <summary>With the leading <c>#</c>.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];

    public IReadOnlyList<CampaignLink> Links { get; init; } = [];

    /// <summary>The source of the campaign's facts; every call carries it.</summary>
    public SourceLine? Source { get; init; }

    /// <summary>The image file, below the configuration's folder, with <c>/</c>; its alt text is in each language's words.</summary>
    public string? ImagePath { get; init; }

    /// <summary>SHA-256 of the image in lower-case hex: another picture under the same name is another revision.</summary>
    public string? ImageHash { get; init; }

    /// <summary>The IANA zone of rules that name none, also of those that come from chat.</summary>
    public string? Zone { get; init; }

    /// <summary>First and last day on which its schedules fire, in each schedule's own zone; null for no bound.</summary>
    public DateOnly? Starts { get; init; }

    /// <inheritdoc cref="Starts"/>
    public DateOnly? Ends { get; init; }

    public Audience Audience { get; init; } = Audience.All;

    public IReadOnlyList<ScheduleDefinition> Schedules { get; init; } = [];

    /// <summary>What happens where a chat's language is missing from <see cref="Texts"/>.</summary>
    public MissingLanguage MissingLanguage { get; init; } = MissingLanguage.Warn;

    /// <summary>What becomes of a message of which nobody knows whether it arrived.</summary>
    public InDoubtPolicy InDoubt { get; init; } = InDoubtPolicy.Ask;
}

/// <summary>A campaign's words in one language.</summary>
public sealed record CampaignText
{
    public required string Title { get; init; }

    /// <summary>In one sentence, what the campaign is for.</summary>
    public string? Aim { get; init; }

    /// <summary>The call, in paragraphs; empty for a campaign that only posts articles.</summary>
    public required IReadOnlyList<string> Call { get; init; }

    public IReadOnlyList<string> Demands { get; init; } = [];

    /// <summary>Step by step.</summary>
    public IReadOnlyList<string> HowToTakePart { get; init; } = [];

    public string? ImageAltText { get; init; }

    /// <summary>A short text for reminders; the first paragraph of the call where there is none.</summary>
    public string? Reminder { get; init; }
}

/// <summary>A link to follow. <paramref name="Language"/> is that of its target, where known.</summary>
public sealed record CampaignLink(string Title, string Url, string? Language = null);

/// <summary>What to do for a chat whose language the campaign lacks: send it in the first language with a warning, or not at all.</summary>
public enum MissingLanguage
{
    Warn,
    Block,
}

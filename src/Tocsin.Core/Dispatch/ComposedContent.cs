using Tocsin.Core.Articles;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Dispatch;

/// <summary>What a schedule has to say at one instant. A closed set.</summary>
internal abstract record ComposedContent
{
    private ComposedContent()
    {
    }

    /// <summary>A post in each language asked for; the first stands in for others.</summary>
    /// <param name="Posts">By BCP 47 language.</param>
    /// <param name="Articles">The articles that it carries.</param>
    internal sealed record Ready(IReadOnlyDictionary<string, Post> Posts, IReadOnlyList<ArticleId> Articles) : ComposedContent;

    /// <summary>There is nothing new to say.</summary>
    internal sealed record Nothing : ComposedContent;

    /// <summary>It cannot be made, and why, in plain words.</summary>
    internal sealed record Impossible(string Reason) : ComposedContent;
}

/// <summary>What content is made for.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Campaign">The revision of its campaign that holds now.</param>
/// <param name="Instant">The instant that is planned.</param>
/// <param name="Languages">The languages of the audience; at least one.</param>
internal sealed record ContentRequest(
    StoredSchedule Schedule, CurrentCampaign Campaign, ScheduledInstant Instant, IReadOnlyCollection<string> Languages);

/// <summary>Makes the content of one instant.</summary>
internal delegate Task<ComposedContent> ComposeContent(ContentRequest request, CancellationToken cancellationToken);

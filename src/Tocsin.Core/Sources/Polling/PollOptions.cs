using System.ComponentModel.DataAnnotations;

namespace Tocsin.Core.Sources.Polling;

/// <summary>How often sources are visited.</summary>
internal sealed class PollOptions
{
    /// <summary>No source is visited more often.</summary>
    /// <value>Default 15 minutes, from 1 minute to 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Floor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>No source is visited more seldom, nor one that fails.</summary>
    /// <value>Default 24 hours, from 1 minute to 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Ceiling { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The pace of a source of which nothing is known yet.</summary>
    /// <value>Default 1 hour, from 1 minute to 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan First { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many sources are visited at the same time.</summary>
    /// <value>Default 8.</value>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 8;

    /// <summary>How many pages one visit reads for items without their text; the rest waits a minute.</summary>
    /// <value>Default 5.</value>
    [Range(1, 100)]
    public int PagesPerVisit { get; set; } = 5;

    /// <summary>After how many failed visits in a row organizers are told.</summary>
    /// <value>Default 3.</value>
    [Range(1, 100)]
    public int FailuresBeforeReport { get; set; } = 3;

    /// <summary>An article that is older than this when it is first seen goes into the archive quietly.</summary>
    /// <value>Default 30 days, up to 100 years.</value>
    [Range(typeof(TimeSpan), "00:00:00", "36525.00:00:00")]
    public TimeSpan OldAfter { get; set; } = TimeSpan.FromDays(30);
}

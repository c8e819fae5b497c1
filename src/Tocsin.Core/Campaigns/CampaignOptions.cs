using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Campaigns;

/// <summary>Where campaigns are written, and how changes of them are noticed.</summary>
public sealed class CampaignOptions
{
    /// <summary>Where these stand in the configuration.</summary>
    public const string Section = "campaigns";

    /// <summary>The folder of campaign files; their images are below it.</summary>
    /// <value>Default <c>config/campaigns</c>, below the working folder.</value>
    [Required]
    public string Directory { get; set; } = Path.Combine("config", "campaigns");

    /// <summary>How often the folder is looked through, for file systems that tell nothing of changes: network shares, some containers.</summary>
    /// <value>1 second to 1 hour, default 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the folder must lie still after a change before it is read: editors write in several strokes.</summary>
    /// <value>0.1 to 10 seconds, default 0.5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromMilliseconds(500);
}

[OptionsValidator]
internal sealed partial class CampaignOptionsValidator : IValidateOptions<CampaignOptions>;

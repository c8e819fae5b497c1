using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Dispatch;

/// <summary>How instants become dispatches.</summary>
public sealed class DispatchOptions
{
    /// <summary>Where these stand in the configuration.</summary>
    public const string Section = "dispatch";

    /// <summary>From when on an instant counts as passed while the bot was down, so that the catch-up policy decides.</summary>
    /// <value>1 minute to 1 hour, default 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan LateAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long before its instant a post is put in the outbox, so that its first request leaves on the instant.</summary>
    /// <value>0 to 30 seconds, default 2 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan Lead { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often all schedules are looked through, whatever Quartz does.</summary>
    /// <value>10 seconds to 10 minutes, default 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan Sweep { get; set; } = TimeSpan.FromMinutes(1);
}

[OptionsValidator]
internal sealed partial class ValidateDispatchOptions : IValidateOptions<DispatchOptions>;

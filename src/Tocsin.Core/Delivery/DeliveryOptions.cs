using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Delivery;

/// <summary>How posts are sent. The defaults suit a small server and both platforms.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Where these stand in the configuration.</summary>
    public const string Section = "delivery";

    private static readonly TimeSpan LongestApproach = TimeSpan.FromSeconds(10);

    /// <summary>How many requests a platform may have under way. A kill leaves at most so many posts in doubt.</summary>
    /// <value>1 to 64, default 8.</value>
    [Range(1, 64)]
    public int InFlight { get; set; } = 8;

    /// <summary>How long a worker may hold a delivery.</summary>
    /// <value>Default 60 seconds; longer than <see cref="SendTimeLimit"/> by half of it at least.</value>
    [Range(typeof(TimeSpan), "00:00:03", "00:30:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a platform may take to answer before a request counts as in doubt.</summary>
    /// <value>Default 20 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SendTimeLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after its mark a request may still leave: so long that it is answered within the lease.</summary>
    internal TimeSpan LeaveWithin => Lease - SendTimeLimit < LongestApproach ? Lease - SendTimeLimit : LongestApproach;

    /// <summary>How long a stop waits for the answers that are under way.</summary>
    /// <value>Default 12 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan DrainTimeLimit { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How often a worker looks for due posts that nothing announced.</summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How far wall and monotonic clock may come apart before broadcasts pause.</summary>
    /// <value>Default 60 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ClockSkewLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>After how many first sends that all fail alike a post is held back.</summary>
    /// <value>Default 20; 0 never holds back.</value>
    [Range(0, 1000)]
    public int PoisonAfter { get; set; } = 20;

    /// <summary>After how many days the texts of settled posts and the attempts at them are forgotten.</summary>
    /// <value>1 to 3650 days, default 90.</value>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 90;
}

[OptionsValidator]
internal sealed partial class ValidateDeliveryOptions : IValidateOptions<DeliveryOptions>;

internal sealed class ValidateDeliveryTimes : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options) =>
        options.Lease >= options.SendTimeLimit * 1.5
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{DeliveryOptions.Section}: lease is {options.Lease}, but must be at least one and a half times sendTimeLimit "
                + $"({options.SendTimeLimit}). Raise lease or lower sendTimeLimit.");
}

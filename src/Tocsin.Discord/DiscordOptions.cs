using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tocsin.Discord;

/// <summary>The section <c>Discord</c> of the configuration.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token, from the developer portal. A secret: environment or secret store, never a committed file.</summary>
    /// <value>Default empty: nothing of Discord starts.</value>
    public string Token { get; set => field = value.Trim(); } = "";

    /// <summary>A server of the API; the gateway's address comes from it.</summary>
    [Required]
    [RegularExpression("^https?://[^?#]+$", ErrorMessage =
        "Discord:BaseUrl must be an http or https address without query, such as https://discord.com.")]
    public string BaseUrl { get; set; } = "https://discord.com";

    /// <summary>The address of whoever runs this bot, sent in the User-Agent, which Discord asks for (discord.com/developers/docs/reference#user-agent).</summary>
    [Required]
    [RegularExpression("^https?://[^ ,()]+$", ErrorMessage = "Discord:ContactUrl must be an http or https address.")]
    public string ContactUrl { get; set; } = "https://tocsin.invalid";

    /// <summary>The hard limit on one request, from its start to the last byte of the answer.</summary>
    /// <value>Default 15 s; 1 s to 45 s, which stays below a delivery's lease.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:45", ErrorMessage = "Discord:RequestTimeout must lie between 00:00:01 and 00:00:45.")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>All broadcasts together. Discord's figure is 50 requests a second; 40 leaves room for answers.</summary>
    [Range(0.1, 1000, ErrorMessage = "Discord:MessagesPerSecond must lie between 0.1 and 1000.")]
    public double MessagesPerSecond { get; set; } = 40;

    /// <summary>All requests together but those that answer an interaction (discord.com/developers/docs/topics/rate-limits#global-rate-limit: 50).</summary>
    [Range(1, 1000, ErrorMessage = "Discord:RequestsPerSecond must lie between 1 and 1000.")]
    public int RequestsPerSecond { get; set; } = 48;

    /// <summary>How long a repeated nonce is trusted to find the message that exists. Discord says "the past few minutes".</summary>
    /// <value>Default 2 minutes; 0 turns it off, so that each lost answer waits for an organizer.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00", ErrorMessage = "Discord:NonceWindow must lie between 00:00:00 and 00:05:00.")]
    public TimeSpan NonceWindow { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How many answers of 401, 403 and 429 within 10 minutes make Tocsin fall silent. Discord bans an address at 10,000
    /// (discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
    /// </summary>
    [Range(1, 9000, ErrorMessage = "Discord:InvalidRequestStop must lie between 1 and 9000.")]
    public int InvalidRequestStop { get; set; } = 2000;

    /// <summary>How many gateway connections to hold.</summary>
    /// <value>Default 0: as many as Discord recommends.</value>
    [Range(0, 256, ErrorMessage = "Discord:Shards must lie between 0 and 256.")]
    public int Shards { get; set; }

    /// <summary>Whether a post in an announcement channel is published to the channels that follow it.</summary>
    public bool Crosspost { get; set; }

    /// <summary>The name of the tag that a new thread in a forum channel gets, where the forum has such a tag.</summary>
    /// <value>Default empty: the forum's first tag where it demands one, else none.</value>
    public string ForumTag { get; set; } = "";

    /// <summary>The bar at the side of a post.</summary>
    /// <value>Red, Default 0xD0021B; an RGB number.</value>
    [Range(0, 0xFFFFFF, ErrorMessage = "Discord:Colour must lie between 0 and 16777215.")]
    public int Colour { get; set; } = 0xD0021B;

    /// <summary>The folder below which the images of posts lie.</summary>
    /// <value>Default <c>config</c>.</value>
    public string ContentDirectory { get; set; } = "config";

    /// <summary>Where images that came from chat lie: the program's data folder, which is no setting of a platform.</summary>
    internal string DataDirectory { get; set; } = "data";
}

[OptionsValidator]
internal sealed partial class DiscordOptionsValidator : IValidateOptions<DiscordOptions>;

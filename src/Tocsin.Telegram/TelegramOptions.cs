using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tocsin.Telegram;

/// <summary>The section <c>Telegram</c> of the configuration.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>The bot's token, as BotFather gives it. A secret: environment or secret store, never a committed file.</summary>
    /// <value>Default empty: nothing of Telegram starts.</value>
    public string Token { get; set => field = value.Trim(); } = "";

    /// <summary>A server of the Bot API: Telegram's own, a local Bot API server, or a simulator.</summary>
    [Required]
    [RegularExpression("^https?://[^?#]+$", ErrorMessage =
        "Telegram:BaseUrl must be an http or https address without query, such as https://api.telegram.org.")]
    public string BaseUrl { get; set; } = "https://api.telegram.org";

    /// <summary>The hard limit on one request, from its start to the last byte of the answer.</summary>
    /// <value>Default 18 s, a little less than <c>delivery:sendTimeLimit</c>; 1 s to 50 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:50", ErrorMessage = "Telegram:RequestTimeout must lie between 00:00:01 and 00:00:50.")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(18);

    /// <summary>How long Telegram holds a request for updates when there are none; it caps this at 50 s.</summary>
    /// <value>Default 50 s; 0 s asks and comes back at once.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:50", ErrorMessage = "Telegram:PollTimeout must lie between 00:00:00 and 00:00:50.")]
    public TimeSpan PollTimeout { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>All chats together. Telegram's figure is "about 30" (core.telegram.org/bots/faq); 28 keeps every window of a second below it.</summary>
    [Range(0.1, 1000, ErrorMessage = "Telegram:MessagesPerSecond must lie between 0.1 and 1000.")]
    public double MessagesPerSecond { get; set; } = 28;

    /// <summary>One group (core.telegram.org/bots/faq).</summary>
    [Range(1, 1000, ErrorMessage = "Telegram:MessagesPerMinutePerChat must lie between 1 and 1000.")]
    public int MessagesPerMinutePerChat { get; set; } = 20;

    /// <summary>The folder below which the images of posts lie.</summary>
    /// <value>Default <c>config</c>.</value>
    public string ContentDirectory { get; set; } = "config";

    /// <summary>Where images that came from chat lie: the program's data folder, which is no setting of a platform.</summary>
    internal string DataDirectory { get; set; } = "data";

    [ValidateObjectMembers]
    public WebhookOptions Webhook { get; set; } = new();

    [ValidateObjectMembers]
    public FloodOptions Flood { get; set; } = new();
}

/// <summary>Updates pushed by Telegram instead of polled for.</summary>
public sealed class WebhookOptions
{
    /// <summary>The public https address that Telegram calls; its path is the only one answered.</summary>
    /// <value>Default empty: long polling, which needs no public port.</value>
    [RegularExpression("^(https?://[^?#]+)?$", ErrorMessage =
        "Telegram:Webhook:Url must be an https address without query, or empty for long polling.")]
    public string Url { get; set; } = "";

    /// <summary>Where this machine listens; a reverse proxy with the certificate stands before it.</summary>
    [Required]
    [RegularExpression("^http://(unix:/[^?#]+|[^/?#]+/?)$", ErrorMessage =
        "Telegram:Webhook:Listen must be an http address of this machine, such as http://127.0.0.1:8443.")]
    public string Listen { get; set; } = "http://127.0.0.1:8443";

    /// <summary>What Telegram sends back with each call, 16 to 256 of <c>A-Z a-z 0-9 _ -</c>.</summary>
    /// <value>Default empty: a new one at each start.</value>
    [RegularExpression("^([A-Za-z0-9_-]{16,256})?$", ErrorMessage =
        "Telegram:Webhook:Secret must be 16 to 256 characters of A-Z a-z 0-9 _ -, or empty for a new one at each start.")]
    public string Secret { get; set; } = "";
}

/// <summary>How many commands one person, or one chat, may ask for before being slowed.</summary>
public sealed class FloodOptions
{
    /// <summary>How many commands one person may ask for at once.</summary>
    [Range(1, 1000, ErrorMessage = "Telegram:Flood:PersonBurst must lie between 1 and 1000.")]
    public int PersonBurst { get; set; } = 8;

    /// <summary>How many commands one chat, all its people together, may ask for at once.</summary>
    [Range(1, 1000, ErrorMessage = "Telegram:Flood:ChatBurst must lie between 1 and 1000.")]
    public int ChatBurst { get; set; } = 20;

    /// <summary>After the burst, one command in so long.</summary>
    /// <value>Default 3 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ErrorMessage = "Telegram:Flood:Refill must lie between 00:00:00.1 and 01:00:00.")]
    public TimeSpan Refill { get; set; } = TimeSpan.FromSeconds(3);
}

[OptionsValidator]
internal sealed partial class TelegramOptionsValidator : IValidateOptions<TelegramOptions>;

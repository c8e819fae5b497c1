namespace Tocsin.Discord.Api;

/// <summary>One request's place in the API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path without ids: what limits are learned for, and all that logs may show.</param>
/// <param name="Major">The id that splits a bucket: channel, guild or webhook (discord.com/developers/docs/topics/rate-limits).</param>
/// <param name="Path">The path itself. It may hold an interaction's token: a secret.</param>
/// <param name="ExemptFromGlobal">Interaction endpoints do not count towards the global limit.</param>
internal readonly record struct Route(HttpMethod Method, string Template, string Major, string Path, bool ExemptFromGlobal = false)
{
    /// <summary>Whether a post may leave was looked at before: a longer wait would outlast what was seen, such as that nothing was halted.</summary>
    private static readonly TimeSpan PatienceOfPosts = TimeSpan.FromMilliseconds(250);

    /// <summary>How long its turn may be waited for; what is longer is the caller's to plan.</summary>
    public TimeSpan Patience { get; private init; } = TimeSpan.FromSeconds(2);

    public static Route Me { get; } = Plain(HttpMethod.Get, "users/@me");

    public static Route Gateway { get; } = Plain(HttpMethod.Get, "gateway/bot");

    public static Route Commands(string application) =>
        new(HttpMethod.Put, "applications/{id}/commands", application, $"applications/{application}/commands");

    public static Route Channel(HttpMethod method, string channel) => new(method, "channels/{id}", channel, $"channels/{channel}");

    public static Route Messages(string channel) =>
        new(HttpMethod.Post, "channels/{id}/messages", channel, $"channels/{channel}/messages") { Patience = PatienceOfPosts };

    public static Route Message(HttpMethod method, string channel, string message) =>
        new(method, "channels/{id}/messages/{id}", channel, $"channels/{channel}/messages/{message}");

    public static Route Crosspost(string channel, string message) =>
        new(HttpMethod.Post, "channels/{id}/messages/{id}/crosspost", channel, $"channels/{channel}/messages/{message}/crosspost");

    public static Route Threads(string channel) =>
        new(HttpMethod.Post, "channels/{id}/threads", channel, $"channels/{channel}/threads") { Patience = PatienceOfPosts };

    public static Route ActiveThreads(string guild) =>
        new(HttpMethod.Get, "guilds/{id}/threads/active", guild, $"guilds/{guild}/threads/active");

    public static Route Callback(string interaction, string token) =>
        new(HttpMethod.Post, "interactions/{id}/{token}/callback", interaction, $"interactions/{interaction}/{token}/callback", true);

    public static Route Original(HttpMethod method, string application, string token) =>
        new(method, "webhooks/{id}/{token}/messages/@original", token, $"webhooks/{application}/{token}/messages/@original", true);

    public static Route FollowUp(string application, string token) =>
        new(HttpMethod.Post, "webhooks/{id}/{token}", token, $"webhooks/{application}/{token}", true);

    private static Route Plain(HttpMethod method, string path) => new(method, path, "", path);

    /// <summary>Without ids and tokens.</summary>
    public override string ToString() => $"{Method} {Template}";
}

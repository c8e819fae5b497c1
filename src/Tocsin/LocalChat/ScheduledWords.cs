namespace Tocsin.LocalChat;

/// <summary>What a schedule posts, as the keeper reads it.</summary>
internal static class ScheduledWords
{
    /// <param name="kind">As in <see cref="Core.Dispatch.UpcomingPost.What"/>.</param>
    /// <param name="title">The campaign's title.</param>
    public static string Of(string kind, string title) => kind switch
    {
        "call" => $"the call \"{title}\"",
        "reminder" => $"a reminder of \"{title}\"",
        "digest" => $"the digest \"{title}\"",
        "article" => "a summary of one article",
        _ => "a summary of the newest article",
    };
}

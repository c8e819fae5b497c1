namespace Tocsin.Discord.Sending;

/// <summary>A message's id as delivery keeps it: <c>MESSAGE</c>, or <c>THREAD/MESSAGE</c> where the post opened a thread of its own.</summary>
internal readonly record struct MessageId(string Channel, string Message)
{
    public static string Write(string message, string? thread = null) => thread is null ? message : $"{thread}/{message}";

    /// <summary>False for what was never one of ours.</summary>
    public static bool TryParse(string text, string channel, out MessageId id)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        id = slash < 0 ? new MessageId(channel, text) : new MessageId(text[..slash], text[(slash + 1)..]);
        return DiscordPlace.IsId(id.Channel) && DiscordPlace.IsId(id.Message);
    }
}

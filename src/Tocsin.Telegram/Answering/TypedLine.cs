namespace Tocsin.Telegram.Answering;

/// <summary>What a message asks of the bot. Pure.</summary>
/// <param name="Command">The line for the router: <c>/search bread</c>.</param>
/// <param name="IsForUs">Whether it names this bot, or can be meant for no other.</param>
internal sealed record TypedLine(string Command, bool IsForUs)
{
    private static readonly char[] Spaces = [' ', '\n', '\t', '\u00A0'];

    /// <summary>The command in a message; null when it is none, or another bot's.</summary>
    /// <remarks>In a private chat plain words are a search: nobody there speaks to anyone else.</remarks>
    public static TypedLine? Read(string text, string username, bool isPrivate)
    {
        var line = text.Trim();
        if (line is not ['/', _, ..])
        {
            return isPrivate && line.Length > 0 ? new TypedLine($"/search {line}", IsForUs: true) : null;
        }

        var end = line.IndexOfAny(Spaces);
        var name = end < 0 ? line : line[..end];
        var rest = end < 0 ? "" : line[end..];
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return new TypedLine(Started(name, rest), isPrivate);
        }

        return name.AsSpan(at + 1).Equals(username, StringComparison.OrdinalIgnoreCase)
            ? new TypedLine(Started(name[..at], rest), IsForUs: true)
            : null;
    }

    /// <summary>The command's name, without the slash.</summary>
    public string Name => Command.Split(Spaces)[0][1..].ToLowerInvariant();

    private static string Started(string name, string rest) =>
        name.Equals("/start", StringComparison.OrdinalIgnoreCase) && DeepLinks.Read(rest.Trim()) is { } linked ? linked : name + rest;
}

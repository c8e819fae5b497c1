using Tocsin.Core.Chats;

namespace Tocsin.Discord;

/// <summary>A place on Discord: <c>discord:GUILD/CHANNEL</c>. A thread is a channel with an id of its own; a private chat's guild is <c>@me</c>.</summary>
internal readonly record struct DiscordPlace(string Guild, string Channel)
{
    public const string Platform = "discord";
    public const string NoGuild = "@me";

    public ChatAddress Address => new(Platform, $"{Guild}/{Channel}");

    /// <summary>What every address of a server's channels begins with.</summary>
    public static string PrefixOf(string guild) => $"{guild}/";

    public static bool TryParse(ChatAddress address, out DiscordPlace place)
    {
        var slash = address.Place.IndexOf('/', StringComparison.Ordinal);
        place = slash < 0 ? default : new DiscordPlace(address.Place[..slash], address.Place[(slash + 1)..]);
        return address.Platform == Platform && slash > 0
            && (place.Guild == NoGuild || IsId(place.Guild)) && IsId(place.Channel);
    }

    /// <summary>Ids go into paths: nothing but digits may.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);
}

using System.Globalization;

namespace Tocsin.Core.Chats;

/// <summary>An audience as people type it: <c>all</c>, or words of which each narrows it down.</summary>
/// <remarks>
/// <c>telegram</c> a platform, <c>fr</c> a language, <c>#hospitals</c> a topic, <c>tag=press</c> a tag that organizers gave,
/// <c>chat=12</c> one chat by its number. Words of one kind widen, of several kinds narrow: <c>telegram fr es</c>.
/// </remarks>
public static class AudienceText
{
    private const string Tag = "tag=";
    private const string Topic = "topic=";
    private const string ByNumber = "chat=";

    private static readonly string[] Platforms = ["telegram", "discord", "local"];

    /// <summary>Reads it.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="known">The chats that a number may mean.</param>
    /// <param name="unknown">The first word that means nothing; null when all do.</param>
    public static Audience Read(string text, IReadOnlyList<Chat> known, out string? unknown)
    {
        unknown = null;
        var audience = Audience.All;
        foreach (var word in text.Split([' ', ',', '،'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (With(audience, word, known) is not { } narrowed)
            {
                unknown ??= word;
                continue;
            }

            audience = narrowed;
        }

        return audience;
    }

    /// <summary>It in the words that <see cref="Read"/> knows; chats by their number.</summary>
    public static string Write(Audience audience, IReadOnlyList<Chat> known)
    {
        var words = string.Join(
            ' ',
            [
                .. audience.Platforms,
                .. audience.Languages,
                .. audience.Topics.Select(topic => $"#{topic}"),
                .. audience.Tags.Select(tag => Tag + tag),
                .. known.Where(chat => audience.Chats.Contains(chat.Address.ToString())).Select(chat => $"{ByNumber}{chat.Id}"),
            ]);
        return words.Length == 0 ? "all" : words;
    }

    private static Audience? With(Audience audience, string word, IReadOnlyList<Chat> known)
    {
        var lower = word.ToLowerInvariant();
        return lower switch
        {
            "all" => audience,
            ['#', _, ..] => audience with { Topics = [.. audience.Topics, word[1..]] },
            _ when lower.StartsWith(Topic, StringComparison.Ordinal) => audience with { Topics = [.. audience.Topics, word[Topic.Length..]] },
            _ when lower.StartsWith(Tag, StringComparison.Ordinal) => audience with { Tags = [.. audience.Tags, word[Tag.Length..]] },
            _ when lower.StartsWith(ByNumber, StringComparison.Ordinal) => WithChat(audience, lower[ByNumber.Length..], known),
            _ when Platforms.Contains(lower) => audience with { Platforms = [.. audience.Platforms, lower] },
            _ when IsLanguage(lower) => audience with { Languages = [.. audience.Languages, lower] },
            _ => null,
        };
    }

    private static Audience? WithChat(Audience audience, string number, IReadOnlyList<Chat> known) =>
        known.FirstOrDefault(chat => chat.Id.ToString() == number) is { } chat
            ? audience with { Chats = [.. audience.Chats, chat.Address.ToString()] }
            : null;

    /// <summary>A tag such as fr or pt-br whose language the machine knows by name.</summary>
    private static bool IsLanguage(string word) =>
        word.Split('-')[0] is { Length: 2 or 3 } primary
        && CultureInfo.GetCultures(CultureTypes.NeutralCultures).Any(culture => culture.Name == primary);
}

using Tocsin.Core.Chats;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Reads which chats a campaign or a schedule is for.</summary>
internal static class AudienceReader
{
    private static readonly string[] Platforms = ["telegram", "discord", "local"];

    /// <summary>Null when the key is missing.</summary>
    public static Audience? Read(Section parent, string key)
    {
        if (parent.Group(key) is not { } section)
        {
            return null;
        }

        var audience = new Audience
        {
            Platforms = Each(section, "platforms", Platforms.Contains, _ => SectionValues.Suggestion(_, Platforms), "is no platform"),
            Languages = Languages(section),
            Topics = section.Texts("topics"),
            Tags = section.Texts("tags"),
            Chats = Each(
                section,
                "chats",
                text => ChatAddress.TryParse(text, out var address) && Platforms.Contains(address.Platform),
                _ => "write platform:place, for example telegram:-1001234567 or discord:1234/5678",
                "is no chat"),
        };
        section.Close();
        return audience;
    }

    private static List<string> Languages(Section section)
    {
        List<string> languages = [];
        foreach (var item in section.Items("languages"))
        {
            if (item is not YamlScalar scalar)
            {
                section.Fail("languages", item, "holds a list or a group of keys", "write one language tag behind each dash");
            }
            else if (LanguageTag.Read(section, "languages", scalar) is { } tag)
            {
                languages.Add(tag);
            }
        }

        return languages;
    }

    private static List<string> Each(
        Section section, string key, Func<string, bool> isRight, Func<string, string> remedy, string problem)
    {
        List<string> right = [];
        foreach (var text in section.Texts(key))
        {
            if (isRight(text))
            {
                right.Add(text);
            }
            else
            {
                section.Fail(key, section.Node(key)!.Line, text, problem, remedy(text));
            }
        }

        return right;
    }
}

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Reads a campaign's words, language by language.</summary>
internal static class TextsReader
{
    public static OrderedDictionary<string, CampaignText> Read(Section file, bool hasImage)
    {
        var texts = new OrderedDictionary<string, CampaignText>();
        if (!file.Has("texts"))
        {
            file.Missing("texts", "add the campaign's words: texts:, below it a language such as en:, below that title:");
        }

        if (file.Group("texts") is not { } languages)
        {
            return texts;
        }

        foreach (var (key, node) in languages.Entries)
        {
            if (LanguageTag.Read(languages, key.Value, key) is { } language
                && languages.Group(key.Value, node) is { } section)
            {
                texts[language] = Text(section, hasImage);
                section.Close();
            }
        }

        return texts;
    }

    /// <summary>Each language needs the words that a schedule posts.</summary>
    public static void RequireWhatIsPosted(Section file, IReadOnlyDictionary<string, CampaignText> texts, bool call, bool reminder)
    {
        if (file.Group("texts") is not { } languages)
        {
            return;
        }

        foreach (var (key, node) in languages.Entries)
        {
            if (node is not YamlMap || !texts.TryGetValue(key.Value.ToLowerInvariant(), out var text))
            {
                continue;
            }

            var section = languages.Group(key.Value)!;
            if (call && text.Call.Count == 0 && !section.Has("call"))
            {
                section.Missing("call", "write the call: a schedule posts it");
            }

            if (reminder && text.Call.Count == 0 && text.Reminder is null && !call)
            {
                section.Missing("reminder", "write the reminder: a schedule posts it");
            }
        }
    }

    private static CampaignText Text(Section section, bool hasImage)
    {
        var imageAlt = section.Text("image-alt", 1000);
        if (hasImage && !section.Has("image-alt"))
        {
            section.Missing("image-alt", "say in words what the image shows, for those who cannot see it");
        }

        if (!hasImage && section.Has("image-alt"))
        {
            section.Fail("image-alt", section.Node("image-alt") ?? new YamlScalar(section.Line, "", false), "describes an image, but the campaign has none", "add image: with its file, or take this out");
        }

        return new CampaignText
        {
            Title = section.RequiredText("title", "write the campaign's title in this language", 200) ?? "",
            Aim = section.Text("aim", 500),
            Call = section.Paragraphs("call"),
            Demands = section.Texts("demands"),
            HowToTakePart = section.Texts("how-to-take-part"),
            ImageAltText = imageAlt,
            Reminder = section.Text("reminder", 1000),
        };
    }
}

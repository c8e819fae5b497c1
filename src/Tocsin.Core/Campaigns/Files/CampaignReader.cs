using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Reading;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Reads a campaign from the keys of its file.</summary>
internal static class CampaignReader
{
    /// <param name="file">The file's keys.</param>
    /// <param name="name">The campaign's name.</param>
    /// <param name="folder">The folder that the image's path counts from.</param>
    /// <returns>A campaign that holds only if the file has no problems.</returns>
    public static Campaign Read(Section file, string name, string folder)
    {
        var zone = Zone(file);
        var image = ImageFile.Read(file, "image", folder);
        var texts = TextsReader.Read(file, hasImage: file.Has("image"));
        var campaign = new Campaign
        {
            Name = name,
            Texts = texts,
            Zone = zone,
            Starts = file.Day("starts"),
            Ends = file.Day("ends"),
            ImagePath = image?.Path,
            ImageHash = image?.Hash,
            Hashtags = Hashtags(file),
            Links = Links(file),
            Source = Source(file),
            Audience = AudienceReader.Read(file, "audience") ?? Audience.All,
            MissingLanguage = file.Choice(
                "missing-language", MissingLanguage.Warn, ("warn", MissingLanguage.Warn), ("block", MissingLanguage.Block)),
            InDoubt = file.Choice("in-doubt", InDoubtPolicy.Ask, ("ask", InDoubtPolicy.Ask), ("resend", InDoubtPolicy.Resend)),
            Schedules = ScheduleReader.Read(file, zone),
        };
        Together(file, campaign);
        file.Close();
        return campaign;
    }

    /// <summary>What each key may say alone, but not beside the others.</summary>
    private static void Together(Section file, Campaign campaign)
    {
        if (campaign.Ends < campaign.Starts)
        {
            file.Fail("ends", file.Node("ends")!, $"is before starts ({campaign.Starts:yyyy-MM-dd})", "write the last day on which it runs");
        }

        var posted = campaign.Schedules.Select(schedule => schedule.What).ToList();
        TextsReader.RequireWhatIsPosted(
            file,
            campaign.Texts,
            call: posted.OfType<ScheduledContent.Call>().Any(),
            reminder: posted.OfType<ScheduledContent.Reminder>().Any());
        if (campaign.MissingLanguage == MissingLanguage.Block && file.Group("audience") is { } audience)
        {
            foreach (var language in campaign.Audience.Languages.Where(language => !campaign.Texts.ContainsKey(language)))
            {
                audience.Fail(
                    "languages",
                    audience.Node("languages")!.Line,
                    language,
                    "has no words in texts, and missing-language: block leaves its chats without any post",
                    $"add texts.{language}, or take the language out");
            }
        }
    }

    private static string? Zone(Section file)
    {
        if (file.Scalar("zone") is not { } scalar)
        {
            return null;
        }

        if (Zones.Find(scalar.Value) is { } zone)
        {
            return zone;
        }

        // The file is refused; with a zone in its place, the schedules are read on for what else is wrong in them.
        file.Fail("zone", scalar, "is no known time zone", Zones.Unknown(scalar.Value).Remedy);
        return "Etc/UTC";
    }

    private static List<string> Hashtags(Section file)
    {
        List<string> hashtags = [];
        foreach (var text in file.Texts("hashtags"))
        {
            var word = text.TrimStart('#');
            if (word.Length is 0 or > 100 || !word.All(letter => char.IsLetterOrDigit(letter) || letter == '_') || word.All(char.IsDigit))
            {
                file.Fail("hashtags", file.Node("hashtags")!.Line, text, "is no hashtag", "write one word of letters and digits, for example Solidarity2026");
            }
            else
            {
                hashtags.Add("#" + word);
            }
        }

        return hashtags;
    }

    private static List<CampaignLink> Links(Section file)
    {
        List<CampaignLink> links = [];
        foreach (var (index, item) in file.Items("links").Index())
        {
            if (file.Group($"links[{index + 1}]", item) is not { } link)
            {
                continue;
            }

            var title = link.RequiredText("title", "say what the link leads to", 200);
            var url = link.RequiredUrl("url", "write the address, for example https://example.org/page");
            links.Add(new CampaignLink(title ?? "", url ?? "", link.Language("language")));
            link.Close();
        }

        return links;
    }

    private static SourceLine? Source(Section file)
    {
        if (file.Group("source") is not { } source)
        {
            return null;
        }

        var line = new SourceLine(
            source.Text("authors", 200),
            source.Text("publication", 200),
            source.Day("published"),
            source.Language("language"),
            source.RequiredUrl("url", "write where to read it, for example https://example.org/page") ?? "",
            source.Text("note", 200));
        source.Close();
        return line;
    }
}

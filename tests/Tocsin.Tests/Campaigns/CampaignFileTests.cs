using Tocsin.Core.Chats;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Schedules;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Campaigns;

public sealed class CampaignFileTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_every_key()
    {
        File.WriteAllBytes(_folder["river.png"], [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3]);
        var campaign = Read(
            """
            zone: Asia/Beirut
            starts: 2026-01-02
            ends: 2027-01-02
            catch-up: ask
            expires-after: 3 days
            missing-language: block
            in-doubt: resend
            image: river.png
            hashtags: [River, "#Clean_2026"]
            links:
              - title: More
                url: https://example.org/more?a=1#b
                language: FR
            source:
              authors: A. Author
              publication: The Paper
              published: 2020-02-03
              language: en
              url: https://example.org/
              note: a note
            audience:
              platforms: telegram
              languages: [en, pt-BR]
              topics: [rivers]
              tags: [north]
              chats: ["telegram:-1001234/57"]
            texts:
              pt-BR:
                title: Rio limpo
                call: Venham.
                image-alt: Um rio
              en:
                title: "Clean river: now"
                aim: A river to swim in.
                call: |
                  Come to the river
                  on Sunday.

                  Bring a bag.
                demands:
                  - No waste
                how-to-take-part: [Walk, Pick up]
                image-alt: A river
                reminder: >-
                  Tomorrow
                  at ten.
            schedules:
              friday-call:
                when: every friday 18:00
                post: call
                catch-up: skip
                expires-after: 90 minutes
                priority: urgent
                audience:
                  platforms: [discord]
              news:
                when: weekdays 8:30 Europe/Paris
                post: newest-article
                topics: [rivers, rain]
              one:
                when: once 2026-12-10 09:30
                post: article
                article: https://example.org/1
              weekly:
                when: كل اثنين الساعة ٩
                post: digest
                at-most: 5
              again:
                when: cron 0 12 * * SUN
                post: reminder
            """);

        Assert.Equal(("clean-river", "Asia/Beirut"), (campaign.Name, campaign.Zone));
        Assert.Equal((new DateOnly(2026, 1, 2), new DateOnly(2027, 1, 2)), (campaign.Starts, campaign.Ends));
        Assert.Equal((MissingLanguage.Block, InDoubtPolicy.Resend), (campaign.MissingLanguage, campaign.InDoubt));
        Assert.Equal($"{Path.GetFileName(_folder.Path)}/river.png", campaign.ImagePath);
        Assert.Equal(64, campaign.ImageHash!.Length);
        Assert.Equal(["#River", "#Clean_2026"], campaign.Hashtags);
        Assert.Equal([new CampaignLink("More", "https://example.org/more?a=1#b", "fr")], campaign.Links);
        Assert.Equal(new("A. Author", "The Paper", new DateOnly(2020, 2, 3), "en", "https://example.org/", "a note"), campaign.Source);
        Assert.Equal(
            ("telegram", "en,pt-br", "rivers", "north", "telegram:-1001234/57"),
            (campaign.Audience.Platforms[0], string.Join(',', campaign.Audience.Languages), campaign.Audience.Topics[0], campaign.Audience.Tags[0], campaign.Audience.Chats[0]));
        Assert.Equal(["pt-br", "en"], campaign.Texts.Keys);
        var text = campaign.Texts["en"];
        Assert.Equal(["Come to the river on Sunday.", "Bring a bag."], text.Call);
        Assert.Equal(("Clean river: now", "A river to swim in.", "A river", "Tomorrow at ten."), (text.Title, text.Aim, text.ImageAltText, text.Reminder));
        Assert.Equal(["No waste"], text.Demands);
        Assert.Equal(["Walk", "Pick up"], text.HowToTakePart);

        Assert.Equal(["friday-call", "news", "one", "weekly", "again"], campaign.Schedules.Select(schedule => schedule.Name));
        Assert.Equal(
            [(CatchUp.Skip, 1.5, Priority.Urgent), (CatchUp.Ask, 72, Priority.Normal), (CatchUp.Ask, 72, Priority.Normal), (CatchUp.Ask, 72, Priority.Digest), (CatchUp.Ask, 72, Priority.Normal)],
            campaign.Schedules.Select(schedule => (schedule.CatchUp, schedule.ExpiresAfter.TotalHours, schedule.Priority)));
        Assert.Equal(["discord"], campaign.Schedules[0].Audience!.Platforms);
        Assert.Null(campaign.Schedules[1].Audience);
        Assert.Equal(["Asia/Beirut", "Europe/Paris"], campaign.Schedules.Select(schedule => schedule.When.Zone).Distinct());
        Assert.Equal(["rivers", "rain"], Assert.IsType<ScheduledContent.NewestArticle>(campaign.Schedules[1].What).Topics);
        Assert.Equal("https://example.org/1", Assert.IsType<ScheduledContent.OneArticle>(campaign.Schedules[2].What).Url);
        Assert.Equal(5, Assert.IsType<ScheduledContent.Digest>(campaign.Schedules[3].What).AtMost);
        Assert.IsType<ScheduledContent.Reminder>(campaign.Schedules[4].What);
    }

    [Fact]
    public void A_title_is_enough()
    {
        var campaign = Read("texts: { en: { title: Hello } }");

        Assert.Equal(("Hello", 24.0), (campaign.Texts["en"].Title, ScheduleDefinition.UsualExpiry.TotalHours));
        Assert.Empty(campaign.Schedules);
        Assert.Equal(Audience.All, campaign.Audience);
    }

    [Fact]
    public void Another_picture_under_the_same_name_is_another_campaign()
    {
        const string File1 = "image: a.png\ntexts: { en: { title: Hello, image-alt: A dot } }";
        File.WriteAllBytes(_folder["a.png"], [0xFF, 0xD8, 0xFF, 1]);
        var before = Read(File1).ImageHash;

        File.WriteAllBytes(_folder["a.png"], [0xFF, 0xD8, 0xFF, 2]);

        Assert.NotEqual(before, Read(File1).ImageHash);
    }

    private Campaign Read(string yaml)
    {
        File.WriteAllText(_folder["clean-river.yaml"], yaml);
        var file = CampaignFile.Read(_folder["clean-river.yaml"])!;
        Assert.Equal([], file.Problems.Select(problem => problem.ToString()));
        return file.Campaign!;
    }
}

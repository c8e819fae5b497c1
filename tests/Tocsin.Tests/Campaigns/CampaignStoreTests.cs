using System.Text.Json;
using Tocsin.Core.Chats;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using static Tocsin.Tests.Campaigns.CampaignBuilder;

namespace Tocsin.Tests.Campaigns;

public class CampaignStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_back_to_the_letter_what_was_saved()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        var campaign = Full();

        await database.Writer.SaveAsync(campaign, "clean-river.yaml", Cancel);

        var current = Assert.Single(await database.Campaigns.CurrentAsync(Cancel));
        Assert.Equal(Json(campaign), Json(current.Campaign));
        Assert.Equal(["en", "ar"], current.Campaign.Texts.Keys);
        Assert.Equal((1, CurrentCampaign.Keeper), (current.Revision, current.ApprovedBy));
        Assert.Equal(database.Clock.GetUtcNow(), current.CreatedAt);
        var schedule = current.Campaign.Schedules[0];
        Assert.Equal((CatchUp.Skip, Priority.Urgent, TimeSpan.FromHours(2)), (schedule.CatchUp, schedule.Priority, schedule.ExpiresAfter));
    }

    [Fact]
    public async Task A_revision_is_written_only_when_the_content_changed()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        var campaign = Campaign();

        Assert.Equal(Written.Added, await database.Writer.SaveAsync(campaign, "f", Cancel));
        Assert.Equal(Written.Unchanged, await database.Writer.SaveAsync(campaign, "f", Cancel));
        Assert.Equal(Written.Changed, await database.Writer.SaveAsync(campaign with { Hashtags = ["#River"] }, "f", Cancel));
        Assert.Equal(Written.Changed, await database.Writer.SaveAsync(campaign, "f", Cancel));

        var current = await database.Campaigns.FindAsync("Clean-River", Cancel);
        Assert.Equal(3, current!.Revision);
        Assert.Empty(current.Campaign.Hashtags);
    }

    [Fact]
    public async Task An_unapproved_revision_does_not_run()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        await database.Writer.SaveAsync(Campaign(), "f", Cancel);
        await database.Database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO campaign_revision (campaign_id, number, hash, content, origin, created_at, proposed_by)
                SELECT id, 2, 'h', '{}', 'chat', 0, 'someone' FROM campaign
                """),
            Cancel);

        Assert.Equal(1, (await database.Campaigns.FindAsync("clean-river", Cancel))!.Revision);
        Assert.Equal(Written.Changed, await database.Writer.SaveAsync(Campaign() with { Hashtags = ["#River"] }, "f", Cancel));
        Assert.Equal(3, (await database.Campaigns.FindAsync("clean-river", Cancel))!.Revision);
    }

    [Fact]
    public async Task A_removed_campaign_is_gone_until_it_comes_back()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        await database.Writer.SaveAsync(Campaign(schedules: Schedule()), "f", Cancel);

        await database.Writer.RemoveAsync("clean-river", Cancel);
        Assert.Empty(await database.Campaigns.CurrentAsync(Cancel));
        Assert.Empty(await database.Schedules.ActiveAsync(Cancel));
        Assert.Empty(await database.Writer.FromFilesAsync(Cancel));

        Assert.Equal(Written.Added, await database.Writer.SaveAsync(Campaign(schedules: Schedule()), "f", Cancel));
        Assert.Equal(1, Assert.Single(await database.Campaigns.CurrentAsync(Cancel)).Revision);
        Assert.Single(await database.Schedules.ActiveAsync(Cancel));
    }

    private static Campaign Full() =>
        new()
        {
            Name = "clean-river",
            Texts = new Dictionary<string, CampaignText>
            {
                ["en"] = new()
                {
                    Title = "Clean river",
                    Aim = "A river to swim in.",
                    Call = ["Come.", "Bring a bag."],
                    Demands = ["No waste"],
                    HowToTakePart = ["Walk", "Pick up"],
                    ImageAltText = "A river",
                    Reminder = "Tomorrow!",
                },
                ["ar"] = new() { Title = "نهر نظيف", Call = ["تعالوا."], ImageAltText = "نهر" },
            },
            Hashtags = ["#River"],
            Links = [new CampaignLink("More", "https://example.org/more", "en")],
            Source = new SourceLine("A. Author", "The Paper", new DateOnly(2020, 2, 3), "en", "https://example.org/", "a note"),
            ImagePath = "campaigns/assets/river.png",
            ImageHash = "00ff",
            Zone = "Europe/Paris",
            Starts = new DateOnly(2026, 1, 2),
            Ends = new DateOnly(2027, 1, 2),
            Audience = new Audience { Languages = ["en"], Tags = ["north"] },
            MissingLanguage = MissingLanguage.Block,
            InDoubt = InDoubtPolicy.Resend,
            Schedules =
            [
                Schedule() with { CatchUp = CatchUp.Skip, Priority = Priority.Urgent, ExpiresAfter = TimeSpan.FromHours(2) },
                Schedule("news", what: new ScheduledContent.NewestArticle(["rivers"])),
                Schedule("one", what: new ScheduledContent.OneArticle("https://example.org/1")),
                Schedule("digest", what: new ScheduledContent.Digest([], 5)) with { Audience = new Audience { Platforms = ["local"] } },
                Schedule("again", what: new ScheduledContent.Reminder()),
            ],
        };

    private static string Json(Campaign campaign) => JsonSerializer.Serialize(campaign, CampaignJsonContext.Default.Campaign);
}

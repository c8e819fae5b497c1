namespace Tocsin.Tests.Stories;

public sealed class CampaignFileStories
{
    private static readonly DateTimeOffset FridayBeforeSix = new(2026, 11, 20, 16, 58, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_bad_campaign_file_is_reported_and_the_rest_runs()
    {
        await using var bot = new Bot(FridayBeforeSix).WithShippedConfiguration();
        await File.WriteAllTextAsync(
            Path.Combine(bot.Campaigns, "broken.yaml"), "texts: [", TestContext.Current.CancellationToken);
        await bot.StartAsync();

        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.SweepAsync();

        await bot.SeeInTimeAsync("■ Aleppo is Burning");
        Assert.Contains(bot.Log.Lines, line => line.Contains("broken.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_turns_bad_leaves_its_last_good_revision_running()
    {
        await using var bot = new Bot(FridayBeforeSix).WithShippedConfiguration();
        await bot.StartAsync();
        await bot.StopAsync();
        await File.WriteAllTextAsync(
            Path.Combine(bot.Campaigns, "aleppo-is-burning.yaml"), "texts: [", TestContext.Current.CancellationToken);
        await bot.StartAsync();

        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.SweepAsync();

        await bot.SeeInTimeAsync("■ Aleppo is Burning");
    }
}

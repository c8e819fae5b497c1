namespace Tocsin.Tests.Stories;

public sealed class SettingsStories
{
    [Fact]
    public async Task A_setting_that_cannot_stand_stops_the_start_and_says_where_it_is()
    {
        await using var bot = new Bot().With("Delivery:InFlight", "900");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(bot.StartAsync);

        Assert.Contains("tocsin.json:1: key 'Delivery:InFlight': value '900' is out of range", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_nobody_reads_is_told_and_the_bot_runs()
    {
        await using var bot = new Bot().WithShippedConfiguration().With("Delivery:InFlite", "3");
        await bot.StartAsync();

        Assert.Contains(bot.Log.Lines, line => line.Contains("key 'Delivery:InFlite'", StringComparison.Ordinal));
        bot.Screen.Type("/search hospital");
        await bot.Screen.SeeAsync("The al-Quds hospital in Aleppo");
    }
}

namespace Tocsin.Tests.Stories;

public sealed class LocalChatStories
{
    private const string FirstPost = "■ Why profile pictures turned red";

    [Fact]
    public async Task A_newcomer_sees_one_post_arrive_by_itself()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        Assert.DoesNotContain(FirstPost, bot.Screen.Text, StringComparison.Ordinal);

        bot.Clock.Advance(TimeSpan.FromSeconds(15));
        await bot.SweepAsync();

        await bot.Screen.SeeAsync(FirstPost);
        await bot.Screen.SeeAsync("International Viewpoint");
        await bot.Screen.SeeAsync("Archive, May 2016");
    }

    [Fact]
    public async Task A_restart_imports_and_posts_nothing_twice()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(15));
        await bot.SweepAsync();
        await bot.Screen.SeeAsync(FirstPost);
        await bot.StopAsync();

        await bot.StartAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.SweepAsync();
        bot.Screen.Type("/latest");

        await bot.Screen.SeeAsync("Newest articles");
        Assert.Equal(0, bot.Screen.Count(FirstPost));
        Assert.Equal(24, await bot.CountArticlesAsync());
    }

    [Fact]
    public async Task What_came_due_while_it_was_stopped_is_posted_at_the_next_start()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        await bot.StopAsync();
        bot.Clock.Advance(TimeSpan.FromHours(1));

        await bot.StartAsync();

        await bot.Screen.SeeAsync(FirstPost);
    }

    [Fact]
    public async Task A_call_arrives_on_its_minute_with_its_demands_and_its_source()
    {
        // A Friday; 18:00 in Paris is 17:00 UTC in winter.
        await using var bot = new Bot(new DateTimeOffset(2026, 11, 20, 16, 58, 0, TimeSpan.Zero)).WithShippedConfiguration();
        await bot.StartAsync();

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SweepAsync();
        Assert.DoesNotContain("■ Aleppo is Burning", bot.Screen.Text, StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SweepAsync();

        await bot.SeeInTimeAsync("■ Aleppo is Burning");
        await bot.Screen.SeeAsync("The cessation of all bombing and launching of rockets against all civilians in Aleppo, on every side.");
        await bot.Screen.SeeAsync("https://internationalviewpoint.org/spip.php?article4492");
    }

    [Fact]
    public async Task A_member_searches_reads_and_asks_for_a_summary()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();

        bot.Screen.Type("/search hospital");
        await bot.Screen.SeeAsync("The al-Quds hospital in Aleppo");
        bot.Screen.Type("/search \"local councils\" from:2016-05");
        await bot.Screen.SeeAsync("The local councils of Aleppo");
        bot.Screen.Type("/article 3");
        await bot.Screen.SeeAsync("The print names no author");
        bot.Screen.Type("/summary 3");
        await bot.Screen.SeeAsync("An air raid on 27 April 2016 destroyed a hospital");
        bot.Screen.Type("/campaign");
        await bot.Screen.SeeAsync("Aleppo is Burning");
        bot.Screen.Type("/help");
        await bot.Screen.SeeAsync("/unsubscribe");
    }

    [Fact]
    public async Task A_chat_that_unsubscribed_receives_nothing_until_it_subscribes_again()
    {
        await using var bot = new Bot(new DateTimeOffset(2026, 11, 20, 16, 50, 0, TimeSpan.Zero)).WithShippedConfiguration();
        await bot.StartAsync();
        bot.Screen.Type("/unsubscribe");
        await bot.Screen.SeeAsync("This chat receives nothing any more.");

        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await bot.SweepAsync();
        bot.Screen.Type("/subscribe");
        await bot.Screen.SeeAsync("This chat now receives calls and summaries.");
        await bot.SweepAsync();
        Assert.DoesNotContain("■", bot.Screen.Text, StringComparison.Ordinal);

        await bot.SleepUntilAsync(new DateTimeOffset(2026, 11, 27, 16, 59, 0, TimeSpan.Zero));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SweepAsync();
        await bot.SeeInTimeAsync("■ Aleppo is Burning");
    }

    [Fact]
    public async Task It_speaks_the_language_that_the_chat_chose()
    {
        await using var bot = new Bot(new DateTimeOffset(2026, 11, 20, 16, 58, 0, TimeSpan.Zero)).WithShippedConfiguration();
        await bot.StartAsync();
        bot.Screen.Type("/language fr");
        await bot.Screen.SeeAsync("Désormais, je parle français ici.");

        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.SweepAsync();

        await bot.SeeInTimeAsync("■ Alep brûle");
    }
}

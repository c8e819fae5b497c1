using Tocsin.Core.Storage;

namespace Tocsin.Tests.Stories;

public sealed class CorrectionStories
{
    [Fact]
    public async Task What_went_out_wrong_is_put_right_and_then_taken_back()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(15));
        await bot.SweepAsync();
        await bot.Screen.SeeAsync("■ Why profile pictures turned red");
        var post = await bot.Get<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT MIN(id) FROM dispatch WHERE content LIKE '%Why profile pictures turned red%'"),
            TestContext.Current.CancellationToken);

        bot.Screen.Type($"/correct post:{post} find:\"pictures turned red\" replace:\"portraits became red\" reason:\"plainer\"");
        await SeeAsync(bot, "waits for a second organizer");
        Assert.DoesNotContain("Correction of an earlier post:", bot.Screen.Text, StringComparison.Ordinal);
        bot.Screen.Type("/correct approve 1");
        await SeeAsync(bot, "yourself; another organizer");

        bot.Screen.Type("/correct emergency 1");
        await SeeAsync(bot, "Correction of an earlier post:");
        await SeeAsync(bot, "portraits became red");
        await SeeAsync(bot, "plainer");
        bot.Screen.Type("/correct report 1");
        await SeeAsync(bot, "screenshots survive");

        bot.Screen.Type($"/recall post:{post} reason:\"only tried\"");
        await SeeAsync(bot, "withdrawn it: only tried");
        bot.Screen.Type($"/correct post:{post} find:a replace:b");
        await SeeAsync(bot, "nothing left to correct");
        bot.Screen.Type("/recall");
        await SeeAsync(bot, "Name what to take back");
    }

    /// <summary>The terminal's pace needs time to pass.</summary>
    private static async Task SeeAsync(Bot bot, string words)
    {
        var seen = bot.Screen.SeeAsync(words);
        while (!seen.IsCompleted)
        {
            bot.Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(seen, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        await seen;
    }
}

using Tocsin.Core.Chats;
using Tocsin.Core.Storage;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>What organizers do on Discord alone, with the whole program before the simulator.</summary>
public sealed class DiscordStories
{
    private const string Title = "Come to the square";

    private static readonly DateTimeOffset FridayAtTen = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_post_is_corrected_and_recalled_from_its_own_menu_and_by_organizers_only()
    {
        await using var bot = await new Bot().WithDiscordAsync();
        var all = await MeetAsync(bot);
        var people = bot.Discord.People;
        await all.PostAsync(Title, "At noon on Sunday.");
        await bot.SeeAsync(all.Channel, "noon on Sunday");
        await NotedAsync(bot);
        var post = Assert.Single(all.PostsIn(all.Channel, Title));

        var refused = people.Choose(all.Mia, post, "Correct this");
        Assert.Contains("Only organizers", await DiscordOrganizers.AnswerAsync(refused), StringComparison.Ordinal);
        Assert.Null(refused.Form);

        var asked = people.Choose(all.Bea, post, "Correct this");
        await Eventually.Done(asked.Answered);
        Assert.Contains("At noon on Sunday.", asked.Form!.ToJsonString(), StringComparison.Ordinal);
        var sent = people.Send(all.Bea, asked, ("title", Title), ("text", "At noon on Monday."), ("reason", "the square is closed"));
        Assert.Contains("Correction 1", await DiscordOrganizers.AnswerAsync(sent), StringComparison.Ordinal);
        Assert.Contains("Sunday", post.Text, StringComparison.Ordinal);
        await all.AskAsync(all.Omar, "correct", ("action", "approve"), ("text", "1"));
        await bot.SeeAsync(all.Channel, "noon on Monday");
        Assert.Same(post, Assert.Single(all.PostsIn(all.Channel, Title)));
        Assert.Contains("the square is closed", post.Text, StringComparison.Ordinal);

        var kept = people.Choose(all.Mia, post, "Recall this");
        Assert.Contains("Only organizers", await DiscordOrganizers.AnswerAsync(kept), StringComparison.Ordinal);
        var recalled = people.Choose(all.Bea, post, "Recall this");
        Assert.Contains("Recall 2", await DiscordOrganizers.AnswerAsync(recalled), StringComparison.Ordinal);
        await bot.SeeAsync(all.Channel, "have withdrawn it");
        Assert.DoesNotContain("Monday", post.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approver_lets_a_post_call_everybody_once_and_the_leave_outlives_a_restart()
    {
        await using var bot = await new Bot(FridayAtTen).WithDiscordAsync();
        var (atRisk, weak) = (bot.Discord.People.Server("At risk"), bot.Discord.People.Server("Weak"));
        var all = await MeetAsync(bot);
        await SubscribeAsync(bot, weak.SystemChannel!, new ChatSettings());
        await SubscribeAsync(bot, atRisk.SystemChannel!, new ChatSettings { Risk = ChatRisk.High });
        all.Channel.Guild!.BotPermissions |= Permissions.MentionEveryone;
        atRisk.BotPermissions |= Permissions.MentionEveryone;
        await all.AskAsync(all.Bea, "propose", ("at", "2026-11-20 14:00 Etc/UTC"), ("title", Title), ("text", "At noon on Sunday."));
        Assert.Contains("You wrote part", await all.AskAsync(all.Bea, "approve", ("number", "1"), ("mention", "everyone")), StringComparison.Ordinal);
        await all.AskAsync(all.Omar, "preview", ("number", "1"));
        Assert.Contains("may call", await all.AskAsync(all.Omar, "approve", ("number", "1"), ("mention", "everyone")), StringComparison.Ordinal);

        await bot.SleepUntilAsync(FridayAtTen.AddHours(4));
        SimChannel[] channels = [all.Channel, weak.SystemChannel!, atRisk.SystemChannel!];
        foreach (var channel in channels)
        {
            await bot.SeeAsync(channel, "noon on Sunday");
        }

        var posts = channels.Select(channel => Assert.Single(all.PostsIn(channel, Title))).ToList();
        Assert.Equal([true, false, false], posts.Select(post => post.Pinged));
        Assert.Equal([true, true, false], posts.Select(post => post.Mentions));

        await all.AskAsync(all.Bea, "correct", ("post", "1"), ("find", "Sunday"), ("replace", "Monday"));
        await all.AskAsync(all.Omar, "correct", ("action", "approve"), ("text", "1"));
        await bot.SeeAsync(all.Channel, "noon on Monday");
        Assert.False(posts[0].Mentions);
    }

    private static async Task<DiscordOrganizers> MeetAsync(Bot bot)
    {
        var all = new DiscordOrganizers(bot.Discord);
        await bot.With("Organizers:Owners:0", all.Owner).StartAsync();
        await all.MeetAsync();
        await SubscribeAsync(bot, all.Channel, new ChatSettings());
        return all;
    }

    /// <summary>Waits until the bot has noted what everybody sees already: before that nobody can point at it.</summary>
    private static Task NotedAsync(Bot bot) => Eventually.True(
        () => bot.Get<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT COUNT(*) FROM delivery WHERE state <> 'sent'"), TestContext.Current.CancellationToken)
            .GetAwaiter().GetResult() == 0,
        "noted as sent");

    private static Task SubscribeAsync(Bot bot, SimChannel channel, ChatSettings settings) =>
        bot.Get<ChatStore>().SubscribeAsync(DiscordBench.Address(channel), settings, TestContext.Current.CancellationToken);
}

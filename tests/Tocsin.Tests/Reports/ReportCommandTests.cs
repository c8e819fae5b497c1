using System.Text.Json;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands.Reports;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Reports;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Reports;

/// <summary>Reports and settling on the real outbox, with a ledger that refuses, doubts and delivers.</summary>
public sealed class ReportCommandTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Tells_how_many_got_it_and_why_the_others_did_not()
    {
        await using var outbox = await SentAsync();

        var report = (await outbox.AskAsync("/report post:1")).Text();

        Assert.Contains("▓▓▓▓▓▓░░░░ 4 of 6 chats", report, StringComparison.Ordinal);
        Assert.Contains("Sent: 4", report, StringComparison.Ordinal);
        Assert.Contains("In doubt: 1\n   1 × timeout", report, StringComparison.Ordinal);
        Assert.Contains("Failed: 1\n   1 × not today", report, StringComparison.Ordinal);
        Assert.Contains("ledger: ▓▓▓▓▓░░░░░ 2 of 4 chats", report, StringComparison.Ordinal);
        Assert.Contains("other: ▓▓▓▓▓▓▓▓▓▓ 2 of 2 chats", report, StringComparison.Ordinal);
        Assert.Contains("Planned: Fri 20 Nov 2026 12:00:00 Etc/UTC", report, StringComparison.Ordinal);
        Assert.Contains("First message: Fri 20 Nov 2026 12:00:", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_the_last_five_and_pages_to_older_ones()
    {
        await using var outbox = await SentAsync();
        for (var number = 0; number < 6; number++)
        {
            await outbox.DispatchAsync([]);
        }

        var latest = await outbox.AskAsync("/report");

        Assert.Equal(
            ["/report post:7", "/report post:6", "/report post:5", "/report post:4", "/report post:3", "/report page:2"], latest.Commands());
        Assert.Contains("#1 test", (await outbox.AskAsync("/report page:2")).Text(), StringComparison.Ordinal);
        Assert.Equal((await outbox.AskAsync("/report post:1")).Text(), (await outbox.AskAsync("/report 1")).Text());
        Assert.False((await outbox.AskAsync("/report 99")).Succeeded);
    }

    [Fact]
    public async Task Goes_chat_by_chat_with_trouble_first_and_names_no_address()
    {
        await using var outbox = await SentAsync();

        var chats = (await outbox.AskAsync("/report post:1 by:chat")).Text();

        Assert.StartsWith("#1 test, chat by chat\n#2 (ledger) — in doubt: timeout\n#1 (ledger) — failed: not today\n", chats, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-place", chats, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Exports_without_an_address(string format)
    {
        await using var outbox = await SentAsync();

        var answer = await outbox.AskAsync($"/report post:1 format:{format}");

        Assert.All(answer.Posts, post => Assert.Equal(PostStyle.Code, Assert.Single(Assert.IsType<PostParagraph>(Assert.Single(post.Blocks)).Spans).Style));
        Assert.DoesNotContain("secret-place", answer.Text(), StringComparison.Ordinal);
        Assert.Contains("in_doubt", answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_keepers_has_every_chat_on_a_line_and_no_formula()
    {
        await using var outbox = await SentAsync();
        var reader = outbox.Get<ReportReader>();
        var report = (await reader.FindAsync(1, Outbox.Token))! with { Name = "=cmd|' /C calc'!A0,\"x\"" };
        var chats = await reader.ChatsAsync(1, int.MaxValue, 0, Outbox.Token);

        var lines = ReportExport.Csv(report, chats, withAddresses: true).TrimEnd('\n').Split('\n');

        Assert.Equal(7, lines.Length);
        Assert.Equal("post,name,planned_utc,chat,platform,state,reason,messages,messages_sent,first_sent_utc,last_sent_utc,address", lines[0]);
        Assert.StartsWith("1,\"'=cmd|' /C calc'!A0,\"\"x\"\"\",2026-11-20T12:00:00Z,2,ledger,in_doubt,timeout,1,0,,,ledger:secret-place-2", lines[1], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(ReportExport.JsonLine(report, chats, withAddresses: false));
        Assert.Equal((6, 4), (json.RootElement.GetProperty("chats").GetInt32(), json.RootElement.GetProperty("byState").GetProperty("sent").GetInt32()));
        Assert.False(json.RootElement.GetProperty("deliveries")[0].TryGetProperty("address", out _));
    }

    [Fact]
    public void A_long_text_is_cut_at_its_lines()
    {
        var text = string.Join('\n', Enumerable.Range(0, 400).Select(number => $"line {number}"));

        var pieces = Preformatted.Posts(text).Select(post => ((PostParagraph)post.Blocks[0]).Spans[0].Text).ToList();

        Assert.Equal(text, string.Join('\n', pieces));
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, 1500));
        Assert.Equal(new string('x', 4000), string.Concat(Preformatted.Posts(new string('x', 4000)).Select(post => ((PostParagraph)post.Blocks[0]).Spans[0].Text)));
    }

    [Theory]
    [InlineData("arrived", 4, 5)]
    [InlineData("again", 5, 5)]
    public async Task What_is_in_doubt_is_settled_with_one_button(string answer, int posted, int arrived)
    {
        await using var outbox = await SentAsync();
        var list = await outbox.AskAsync("/settle");
        Assert.Contains("1 message in doubt", list.Text(), StringComparison.Ordinal);
        Assert.Contains("chat #2 (ledger), post #1 test", list.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-place", list.Text(), StringComparison.Ordinal);
        var button = Assert.Single(list.Commands(), command => command.EndsWith(answer, StringComparison.Ordinal));

        Assert.True((await outbox.AskAsync(button)).Succeeded);
        Assert.False((await outbox.AskAsync(button, "omar")).Succeeded);
        await outbox.SendDueAsync();

        Assert.Equal(posted, outbox.Platforms.Sum(platform => platform.Posted.Count));
        Assert.Equal(arrived, (await outbox.CountAsync())[DeliveryState.Sent]);
        Assert.Contains("Nothing is in doubt", (await outbox.AskAsync("/settle")).Text(), StringComparison.Ordinal);
        Assert.Equal(
            $"settle.{answer}", await outbox.Database.ReadAsync(session => session.ScalarAsync<string>("SELECT action FROM audit"), Outbox.Token));
    }

    [Fact]
    public async Task An_old_button_does_not_settle_a_new_doubt()
    {
        var ledger = new LedgerPlatform("ledger", _clock)
            .Then(new SendOutcome.InDoubt("timeout")).Then(new SendOutcome.InDoubt("timeout again"));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));
        await outbox.SendDueAsync();
        var old = await outbox.AskAsync("/settle");
        await outbox.AskAsync(old.Commands()[1]);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendDueAsync();
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.InDoubt]);

        Assert.False((await outbox.AskAsync(old.Commands()[0])).Succeeded);

        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.InDoubt]);
        Assert.True((await outbox.AskAsync("/settle 1 arrived")).Succeeded);
    }

    [Fact]
    public async Task All_of_a_post_is_settled_at_once()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Always = _ => Task.FromResult<SendOutcome>(new SendOutcome.InDoubt("timeout")) };
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 3));
        await outbox.SendDueAsync();

        var list = await outbox.AskAsync("/settle post:1");

        Assert.Contains("3 messages in doubt", list.Text(), StringComparison.Ordinal);
        Assert.Contains("/settle post:1 arrived", list.Commands());
        Assert.Contains("3 messages of post 1 arrived", (await outbox.AskAsync("/settle post:1 arrived")).Text(), StringComparison.Ordinal);
        Assert.Equal(3, (await outbox.CountAsync())[DeliveryState.Sent]);
        Assert.False((await outbox.AskAsync("/settle post:1 again")).Succeeded);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    public async Task What_is_copied_as_json_out_of_several_messages_is_json_again(int count)
    {
        await using var outbox = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", count));

        var answer = await outbox.AskAsync("/report post:1 format:json");

        Assert.True(answer.Succeeded);
        Assert.Equal(count > 3, answer.Posts.Count > 1);
        Assert.Equal(count, JsonDocument.Parse(answer.Text()).RootElement.GetProperty("deliveries").GetArrayLength());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task What_nobody_can_copy_together_is_pointed_to_on_the_machine(string format)
    {
        await using var outbox = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 150));

        var answer = await outbox.AskAsync($"/report post:1 format:{format}");

        Assert.False(answer.Succeeded);
        Assert.Contains($"tocsin report 1 --{format} --output post-1.{format}", answer.Text(), StringComparison.Ordinal);
    }

    /// <summary>One post for six chats on two platforms: four have it, one refused it, of one nobody knows.</summary>
    private async Task<Outbox> SentAsync()
    {
        LedgerPlatform? ledger = null;
        var doubts = 1;
        ledger = new LedgerPlatform("ledger", _clock)
        {
            Always = part => Task.FromResult(part.Chat.Place switch
            {
                "secret-place-1" => new SendOutcome.Refused("not today"),
                "secret-place-2" when Interlocked.Decrement(ref doubts) == 0 => new SendOutcome.InDoubt("timeout"),
                _ => ledger!.Deliver(part),
            }),
        };
        var outbox = await Outbox.OpenAsync(_clock, ledger, new LedgerPlatform("other", _clock));
        List<Chat> chats = [];
        foreach (var (platform, number) in new[] { ("ledger", 1), ("ledger", 2), ("ledger", 3), ("ledger", 4), ("other", 5), ("other", 6) })
        {
            chats.Add(await outbox.Chats.SubscribeAsync(new ChatAddress(platform, $"secret-place-{number}"), new ChatSettings(), Outbox.Token));
        }

        await outbox.DispatchAsync(chats);
        for (var round = 0; round < 4; round++)
        {
            await outbox.SendDueAsync();
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        return outbox;
    }
}

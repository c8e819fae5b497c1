using Tocsin.Core.Chats;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Delivery;
using static Tocsin.Tests.Corrections.CorrectionBench;

namespace Tocsin.Tests.Corrections;

public class RecallTests
{
    private const string Notice = "Those who posted this on 20 November 2026 have withdrawn it: a mistake 1/1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task One_notice_stands_where_the_post_stood(int parts)
    {
        await using var bench = await OpenAsync(partsOf: _ => parts);
        var (post, chats) = await bench.PostedAsync();

        await bench.RecallAsync(Of(post));
        await bench.RunAsync();

        Assert.All(chats, chat => Assert.Equal([Notice], bench.StandingIn(chat)));
        Assert.Equal(3, (await bench.Outbox.CountAsync())[DeliveryState.Recalled]);
    }

    [Fact]
    public async Task Nothing_stands_there_any_more_where_deletion_was_asked_for_even_after_a_notice()
    {
        await using var bench = await OpenAsync(partsOf: _ => 2);
        var (post, _) = await bench.PostedAsync();
        await bench.RecallAsync(Of(post));
        await bench.RunAsync();

        await bench.RecallAsync(Of(post), deletes: true);
        await bench.RunAsync();

        Assert.Empty(bench.Ledger.Standing);
    }

    [Fact]
    public async Task What_waits_is_cancelled_at_once_and_what_is_recalled_cannot_be_corrected()
    {
        await using var bench = await OpenAsync();
        var (post, _) = await bench.WaitingAsync();

        var applied = await bench.RecallAsync(Of(post));
        await bench.RunAsync();

        Assert.Equal((0, 3), (applied.Chats, applied.Cancelled));
        Assert.Empty(bench.Ledger.Asked);
        Assert.IsType<Core.Corrections.CorrectionOutcome.Impossible>(await bench.ProposeAsync(Of(post), "New"));
    }

    [Fact]
    public async Task Half_a_post_is_not_finished_and_the_half_is_taken_back()
    {
        await using var bench = await OpenAsync(partsOf: _ => 3);
        bench.Ledger.Then(part => Task.FromResult(bench.Ledger.Deliver(part)))
            .Then(new SendOutcome.RateLimited(TimeSpan.FromSeconds(5), WholePlatform: false));
        var (post, chats) = await bench.PostedAsync(1);

        await bench.RecallAsync(Of(post));
        await bench.RunAsync();

        Assert.Equal([Notice], bench.StandingIn(chats[0]));
        Assert.Single(bench.Ledger.Posted);
    }

    [Fact]
    public async Task In_a_halt_words_are_taken_away_but_none_are_brought()
    {
        await using var bench = await OpenAsync();
        var (first, chats) = await bench.PostedAsync(2);
        var second = await bench.Outbox.DispatchAsync(chats, "Other");
        await bench.RunAsync();
        bench.Ledger.ThenChange(new SendOutcome.Refused("message can't be edited"));
        var halt = bench.Outbox.Get<Halt>();
        await bench.CorrectAsync(Of(second), "Better");
        await halt.SetAsync("Ada", "test", Token);

        await bench.RecallAsync(Of(first));
        await bench.RunAsync();

        Assert.Equal(1, bench.Ledger.Standing.Count(entry => entry.Payload == Notice));
        Assert.Equal(2, bench.Ledger.Standing.Count(entry => entry.Payload == "Other 1/1"));

        await halt.LiftAsync(Token);
        await bench.RunAsync();
        Assert.Equal(2, bench.Ledger.Standing.Count(entry => entry.Payload == "Better 1/1"));
        // The edit that was refused became an answer, once that was allowed.
        Assert.Equal(2, bench.Ledger.Standing.Count(entry => entry.Payload == Notice));
        Assert.Single(bench.Ledger.Standing, entry => entry.Payload == "Old 1/1");
    }

    [Fact]
    public async Task A_recall_overtakes_a_correction_that_is_under_way()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync();
        var correction = await bench.CorrectAsync(Of(post), "New");
        await bench.RecallAsync(Of(post), deletes: true);
        await bench.RunAsync();

        Assert.Empty(bench.Ledger.Standing);
        Assert.Equal(3, (await bench.ReportAsync(correction.Id)).Count(ChatResult.Superseded));
        Assert.Equal(3, chats.Count);
    }

    [Fact]
    public async Task What_is_in_doubt_is_taken_back_when_it_is_known_to_have_arrived()
    {
        await using var bench = await OpenAsync();
        bench.Ledger.ThenArriveUnanswered();
        var (post, chats) = await bench.PostedAsync(1);
        var recall = await bench.RecallAsync(Of(post));
        await bench.RunAsync();
        Assert.Equal(1, (await bench.ReportAsync(recall.Correction.Id)).Count(ChatResult.Waiting));

        var settling = bench.Outbox.Get<DeliverySettling>();
        var doubt = Assert.Single((await settling.ListAsync(null, 5, Token)).Doubtful);
        Assert.True(await settling.SettleAsync(doubt.Id, Settlement.Arrived, Token));
        await bench.RunAsync();

        // Which message it is nobody knows: it is disowned below it.
        Assert.Equal(["Old 1/1", Notice], bench.StandingIn(chats[0]));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_told_there_and_no_strangers_message_is_touched()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync(1);
        var moved = new ChatAddress(bench.Ledger.Name, "moved");
        await bench.Outbox.Chats.MoveAsync(chats[0].Address, moved, Token);

        await bench.RecallAsync(Of(post));
        await bench.RunAsync();

        Assert.Equal(0, bench.Ledger.Changes);
        Assert.Equal(Notice, Assert.Single(bench.Ledger.Standing, entry => entry.Chat == moved).Payload);
    }
}

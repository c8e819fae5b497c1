using Tocsin.Core.Chats;
using Tocsin.Core.Corrections;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Delivery;
using static Tocsin.Tests.Corrections.CorrectionBench;

namespace Tocsin.Tests.Corrections;

/// <summary>What an edit meets: refusals, doubt, waits, chats that are away, messages that are gone.</summary>
public class ChangeOutcomeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_an_edit_is_refused_the_corrected_post_answers_the_old_one_and_later_corrections_edit_that()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync(1);
        bench.Ledger.ThenChange(new SendOutcome.Refused("message can't be edited"));

        await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();
        Assert.Equal(["Old 1/1", "New 1/1"], bench.StandingIn(chats[0]));
        Assert.Equal(bench.Ledger.Standing[0].MessageId, bench.Ledger.Standing[1].ReplyTo);

        await bench.CorrectAsync(Of(post), "Newest");
        await bench.RunAsync();
        Assert.Equal(["Old 1/1", "Newest 1/1"], bench.StandingIn(chats[0]));
    }

    [Fact]
    public async Task An_answer_in_doubt_to_an_edit_is_simply_asked_for_again()
    {
        await using var bench = await OpenAsync();
        var (post, _) = await bench.PostedAsync(1);
        bench.Ledger.ThenChangeUnanswered();

        await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();

        Assert.Equal("New 1/1", Assert.Single(bench.Ledger.Standing).Payload);
        Assert.Equal(2, bench.Ledger.Changes);
    }

    [Fact]
    public async Task A_further_message_that_may_have_arrived_is_not_posted_again_until_an_organizer_settles_it()
    {
        await using var bench = await OpenAsync(partsOf: title => title == "Old" ? 1 : 2);
        var (post, chats) = await bench.PostedAsync(1);
        bench.Ledger.ThenArriveUnanswered();
        var correction = await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();

        var doubt = Assert.Single((await bench.ReportAsync(correction.Id)).Chats);
        Assert.Equal(ChatResult.InDoubt, doubt.Result);
        Assert.Equal(["New 1/2", "New 2/2"], bench.StandingIn(chats[0]));

        Assert.True(await bench.Outbox.Get<CorrectionSettling>().SettleAsync(doubt.Change, Settlement.Arrived, Ada, Token));
        await bench.RunAsync();

        Assert.Equal(["New 1/2", "New 2/2"], bench.StandingIn(chats[0]));
        Assert.Equal(ChatResult.Reached, Assert.Single((await bench.ReportAsync(correction.Id)).Chats).Result);
    }

    [Fact]
    public async Task On_a_platform_with_nonces_a_further_message_in_doubt_is_found_again()
    {
        await using var bench = await OpenAsync(nonced: true, partsOf: title => title == "Old" ? 1 : 2);
        var (post, chats) = await bench.PostedAsync(1);
        bench.Ledger.ThenArriveUnanswered();

        await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();

        Assert.Equal(["New 1/2", "New 2/2"], bench.StandingIn(chats[0]));
        Assert.Equal(2, bench.Ledger.Posted.Count);
    }

    [Fact]
    public async Task A_suspended_chat_waits_and_is_corrected_when_it_is_back()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync();
        await bench.Outbox.Chats.SuspendAsync(chats[0].Address, SuspendReason.Kicked, "kicked", Token);

        var correction = await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();
        Assert.Equal(["Old 1/1"], bench.StandingIn(chats[0]));
        Assert.Equal(1, (await bench.ReportAsync(correction.Id)).Count(ChatResult.Waiting));

        await bench.Outbox.Chats.ComeBackAsync(chats[0].Address, Token);
        await bench.RunAsync();
        Assert.All(chats, chat => Assert.Equal(["New 1/1"], bench.StandingIn(chat)));
    }

    [Fact]
    public async Task A_chat_that_opted_out_has_its_copy_put_right_but_gets_nothing_new()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync(2);
        await bench.Outbox.Chats.SuspendAsync(chats[0].Address, SuspendReason.Unsubscribed, null, Token);
        await bench.Outbox.Chats.SuspendAsync(chats[1].Address, SuspendReason.Unsubscribed, null, Token);
        bench.Ledger.ThenChange(new SendOutcome.Refused("message can't be edited"));

        var correction = await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();

        Assert.Equal(2, bench.Ledger.Posted.Count);
        var report = await bench.ReportAsync(correction.Id);
        Assert.Equal((1, 1), (report.Count(ChatResult.Reached), report.Count(ChatResult.Failed)));
    }

    [Fact]
    public async Task A_rate_limit_on_an_edit_is_kept_and_the_edit_comes_after_it()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync();
        bench.Ledger.ThenChange(new SendOutcome.RateLimited(TimeSpan.FromSeconds(20), WholePlatform: true));

        await bench.CorrectAsync(Of(post), "New");
        await bench.Outbox.ChangeDueAsync();
        var asked = bench.Ledger.Changes;
        await bench.Outbox.ChangeDueAsync();
        Assert.Equal(asked, bench.Ledger.Changes);
        await bench.RunAsync();

        Assert.All(chats, chat => Assert.Equal(["New 1/1"], bench.StandingIn(chat)));
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_is_not_posted_again()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync(2);
        bench.Ledger.Lose(bench.Ledger.Standing[0].MessageId);

        var correction = await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();

        Assert.Equal("New 1/1", Assert.Single(bench.Ledger.Standing).Payload);
        Assert.Equal(1, (await bench.ReportAsync(correction.Id)).Count(ChatResult.Gone));
    }
}

using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Corrections;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Wording;
using Tocsin.Tests.Support;
using static Tocsin.Tests.Corrections.CorrectionBench;

namespace Tocsin.Tests.Corrections;

public class CorrectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_copy_is_edited_in_its_place_once_a_second_organizer_approved()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync();
        var ids = bench.Ledger.Standing.Select(entry => entry.MessageId).ToList();

        var proposed = Assert.IsType<CorrectionOutcome.Proposed>(await bench.ProposeAsync(Of(post), "New", "the hour was wrong"));
        await bench.RunAsync();
        Assert.All(chats, chat => Assert.Equal(["Old 1/1"], bench.StandingIn(chat)));
        Assert.IsType<CorrectionOutcome.Impossible>(await bench.Desk.ApproveAsync(proposed.Correction.Id, Ada, emergency: false, Token));

        Assert.IsType<CorrectionOutcome.Applied>(await bench.Desk.ApproveAsync(proposed.Correction.Id, Ben, emergency: false, Token));
        await bench.RunAsync();

        Assert.All(chats, chat => Assert.Equal(["New 1/1"], bench.StandingIn(chat)));
        Assert.Equal(ids, bench.Ledger.Standing.Select(entry => entry.MessageId));
        Assert.Equal(3, bench.Ledger.Changes);
        Assert.Equal(3, (await bench.Outbox.CountAsync())[DeliveryState.Corrected]);
        Assert.Equal(3, (await bench.ReportAsync(proposed.Correction.Id)).Count(ChatResult.Reached));
    }

    [Fact]
    public async Task Words_that_are_too_long_for_a_post_are_refused_and_change_nothing()
    {
        await using var bench = await OpenAsync();
        var (post, _) = await bench.PostedAsync(1);
        CorrectionRequest[] requests =
        [
            new(Of(post)) { Title = new string('t', 257) }, new(Of(post)) { Text = new string('t', 6001) },
            new(Of(post)) { Find = "Old", Replace = new string('t', 6001) }, new(Of(post)) { Title = "New", Reason = new string('r', 501) },
        ];

        foreach (var request in requests)
        {
            Assert.Equal("correction.too-long", Assert.IsType<CorrectionOutcome.Impossible>(await bench.Desk.ProposeAsync(request, Ada, Token)).Key);
        }

        Assert.IsType<CorrectionOutcome.Impossible>(await bench.Desk.RecallAsync(Of(post), false, new string('r', 501), Ada, Token));
        await bench.RunAsync();
        Assert.Equal("Old 1/1", Assert.Single(bench.Ledger.Standing).Payload);
    }

    [Fact]
    public async Task One_organizer_alone_can_put_it_through_in_an_emergency_and_everyone_is_told()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.PostedAsync();
        var proposed = Assert.IsType<CorrectionOutcome.Proposed>(await bench.ProposeAsync(Of(post), "New"));

        Assert.IsType<CorrectionOutcome.Applied>(await bench.Desk.ApproveAsync(proposed.Correction.Id, Ada, emergency: true, Token));
        await bench.RunAsync();

        Assert.All(chats, chat => Assert.Equal(["New 1/1"], bench.StandingIn(chat)));
        Assert.Contains(
            await bench.Outbox.Get<NoticeStore>().UnseenAsync(50, Token), notice => notice.Kind == NoticeKind.CorrectionEmergency);
    }

    [Fact]
    public async Task Nobody_corrects_alone_where_emergencies_are_switched_off()
    {
        await using var bench = await OpenAsync();
        var (post, _) = await bench.PostedAsync(1);
        var proposed = Assert.IsType<CorrectionOutcome.Proposed>(await bench.ProposeAsync(Of(post), "New"));
        bench.Outbox.Get<IOptions<OrganizerOptions>>().Value.Emergency = false;

        var refused = Assert.IsType<CorrectionOutcome.Impossible>(await bench.Desk.ApproveAsync(proposed.Correction.Id, Ben, emergency: true, Token));

        Assert.Equal("correction.emergency-off", refused.Key);
        await bench.RunAsync();
        Assert.Equal("Old 1/1", Assert.Single(bench.Ledger.Standing).Payload);
        Assert.IsType<CorrectionOutcome.Applied>(await bench.Desk.ApproveAsync(proposed.Correction.Id, Ben, emergency: false, Token));
    }

    [Theory]
    [InlineData("Come @everyone", "correction.mention")]
    [InlineData("Call <@12345>", "correction.mention")]
    [InlineData("a \u202Eline turned around", "correction.unreadable")]
    public async Task What_a_proposal_may_not_say_a_correction_may_not_either(string words, string problem)
    {
        await using var bench = await OpenAsync();
        var (post, _) = await bench.PostedAsync(1);
        CorrectionRequest[] requests =
        [
            new(Of(post)) { Title = words }, new(Of(post)) { Text = words }, new(Of(post)) { Find = "Old", Replace = words },
            new(Of(post)) { Title = "New", Reason = words },
        ];

        foreach (var request in requests)
        {
            Assert.Equal(problem, Assert.IsType<CorrectionOutcome.Impossible>(await bench.Desk.ProposeAsync(request, Ada, Token)).Key);
        }

        Assert.Equal(problem, Assert.IsType<CorrectionOutcome.Impossible>(await bench.Desk.RecallAsync(Of(post), false, words, Ada, Token)).Key);
    }

    [Fact]
    public async Task Who_rejects_says_why_and_organizers_are_told()
    {
        await using var bench = await OpenAsync();
        var (post, _) = await bench.PostedAsync(1);
        await bench.ProposeAsync(Of(post), "New");

        Assert.Contains("/correct reject 1 …", (await bench.Outbox.AskAsync("/correct reject 1")).Text(), StringComparison.Ordinal);
        Assert.Contains("was rejected", (await bench.Outbox.AskAsync("/correct reject 1 it was right before")).Text(), StringComparison.Ordinal);

        var notice = Assert.Single(
            await bench.Outbox.Get<NoticeStore>().UnseenAsync(50, Token), notice => notice.Kind == NoticeKind.CorrectionRejected);
        Assert.Equal(["1", $"post:{post}", "Ana", "it was right before"], notice.Data);
    }

    [Fact]
    public async Task What_was_corrected_otherwise_since_is_not_overwritten_by_an_older_proposal()
    {
        await using var bench = await OpenAsync();
        var (post, _) = await bench.PostedAsync(1);
        var older = Assert.IsType<CorrectionOutcome.Proposed>(await bench.ProposeAsync(Of(post), "Older"));
        await bench.CorrectAsync(Of(post), "Newer");

        Assert.IsType<CorrectionOutcome.Impossible>(await bench.Desk.ApproveAsync(older.Correction.Id, Ben, emergency: false, Token));
        await bench.RunAsync();

        Assert.Equal("Newer 1/1", Assert.Single(bench.Ledger.Standing).Payload);
    }

    [Fact]
    public async Task What_waits_to_be_sent_goes_out_corrected_and_is_not_sent_twice()
    {
        await using var bench = await OpenAsync();
        var (post, chats) = await bench.WaitingAsync();

        var correction = await bench.CorrectAsync(Of(post), "New");
        Assert.Equal(3, (await bench.ReportAsync(correction.Id)).Count(ChatResult.NotSentYet));
        await bench.RunAsync();

        Assert.All(chats, chat => Assert.Equal(["New 1/1"], bench.StandingIn(chat)));
        Assert.Equal(3, bench.Ledger.Posted.Count);
        Assert.Equal(0, bench.Ledger.Changes);
        Assert.Equal(3, (await bench.ReportAsync(correction.Id)).Count(ChatResult.Reached));
    }

    [Fact]
    public async Task What_was_refused_for_now_in_its_old_words_is_made_anew()
    {
        await using var bench = await OpenAsync();
        bench.Ledger.Then(new SendOutcome.RateLimited(TimeSpan.FromSeconds(30), WholePlatform: false));
        var (post, _) = await bench.PostedAsync(1);

        await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();

        Assert.Equal("New 1/1", Assert.Single(bench.Ledger.Posted).Payload);
    }

    [Fact]
    public async Task A_send_under_way_is_corrected_after_it_arrived()
    {
        await using var bench = await OpenAsync();
        var answered = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        bench.Ledger.Then(async part =>
        {
            asked.SetResult();
            await answered.Task;
            return bench.Ledger.Deliver(part);
        });
        var (post, _) = await bench.WaitingAsync(1);
        var sending = bench.Outbox.SendDueAsync();
        await asked.Task.WaitAsync(Token);

        await bench.CorrectAsync(Of(post), "New");
        await bench.Outbox.ChangeDueAsync();
        Assert.Equal(0, bench.Ledger.Changes);
        answered.SetResult();
        await sending;
        await bench.RunAsync();

        Assert.Equal("New 1/1", Assert.Single(bench.Ledger.Standing).Payload);
        Assert.Single(bench.Ledger.Posted);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    [InlineData(2, 2)]
    public async Task More_messages_follow_and_those_too_many_go(int before, int after)
    {
        await using var bench = await OpenAsync(partsOf: title => title == "Old" ? before : after);
        var (post, chats) = await bench.PostedAsync();
        var first = bench.Ledger.Standing.First(entry => entry.Chat == chats[0].Address).MessageId;

        await bench.CorrectAsync(Of(post), "New");
        await bench.RunAsync();

        var wanted = Enumerable.Range(1, after).Select(number => $"New {number}/{after}").ToList();
        Assert.All(chats, chat => Assert.Equal(wanted, bench.StandingIn(chat)));
        Assert.All(
            bench.Ledger.Standing.Where(entry => entry.Chat == chats[0].Address && entry.ReplyTo is not null),
            entry => Assert.Equal(first, entry.ReplyTo));
    }

    [Fact]
    public async Task One_copy_alone_is_corrected_when_its_message_is_named()
    {
        await using var bench = await OpenAsync();
        var (_, chats) = await bench.PostedAsync();
        var message = bench.Ledger.Standing.Single(standing => standing.Chat == chats[0].Address);

        await bench.CorrectAsync(new CorrectionTarget.Message($"{message.Chat}#{message.MessageId}"), "New");
        await bench.RunAsync();

        Assert.Equal(["New 1/1", "Old 1/1", "Old 1/1"], chats.Select(chat => bench.StandingIn(chat)[0]));
        Assert.IsType<CorrectionOutcome.Impossible>(
            await bench.ProposeAsync(new CorrectionTarget.Message("https://t.me/c/1/2"), "New"));
    }

    [Fact]
    public async Task Nobodys_number_is_kept_or_told_when_a_copy_in_a_private_chat_is_named()
    {
        await using var bench = await OpenAsync();
        var chat = await bench.Outbox.Chats.SubscribeAsync(new ChatAddress("plain", "40917355"), new ChatSettings(), Token);
        var post = await bench.Outbox.DispatchAsync([chat], "Old");
        await bench.Outbox.SendDueAsync();
        var copy = new CorrectionTarget.Message($"{chat.Address}#{Assert.Single(bench.Ledger.Standing).MessageId}");

        var correction = await bench.CorrectAsync(copy, "New");
        var (question, _) = await bench.Desk.SubjectAsync(copy, Token);
        bench.Ledger.ThenChange(new SendOutcome.Refused("no"));
        var recall = await bench.RecallAsync(copy);
        await bench.RunAsync();
        await bench.Outbox.Get<DoneNotices>().TellAsync(Token);

        Assert.Equal($"post:{post} (#{chat.Id}, plain)", question);
        Assert.Equal((question, question), (correction.Subject, recall.Correction.Subject));
        var told = (await bench.Outbox.Get<NoticeStore>().UnseenAsync(50, Token)).Select(notice => notice.Text(Words.For("en")))
            .Concat((await bench.Outbox.Get<AuditReader>().LastAsync(50, Token)).Select(named => named.Entry.Detail))
            .Append(CommandAnswer.Of(CorrectionReportPost.Of(await bench.ReportAsync(recall.Correction.Id), "en")).Text())
            .ToList();
        Assert.True(told.Count > 5);
        Assert.DoesNotContain(told, text => text.Contains("40917355", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Organizers_are_told_once_how_a_correction_ended()
    {
        await using var bench = await OpenAsync();
        var (post, _) = await bench.PostedAsync();
        var correction = await bench.CorrectAsync(Of(post), "New");
        Assert.Equal(0, await bench.Outbox.Get<DoneNotices>().TellAsync(Token));
        await bench.RunAsync();

        Assert.Equal(1, await bench.Outbox.Get<DoneNotices>().TellAsync(Token));
        Assert.Equal(0, await bench.Outbox.Get<DoneNotices>().TellAsync(Token));
        var notice = Assert.Single(
            await bench.Outbox.Get<NoticeStore>().UnseenAsync(50, Token), notice => notice.Kind == NoticeKind.CorrectionDone);
        Assert.Equal([$"{correction.Id}", $"post:{post}", "3", "0", "0"], notice.Data);
    }
}

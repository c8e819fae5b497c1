using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Schedules;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Dispatch;

/// <summary>What becomes of instants that passed while nobody planned.</summary>
public class CatchUpTests
{
    // 12:00 UTC is 13:00 in Paris in November; the daily call is due at 17:00 UTC.
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(CatchUp.Skip, 0, 0, 10)]
    [InlineData(CatchUp.Latest, 1, 0, 9)]
    [InlineData(CatchUp.All, 10, 0, 0)]
    [InlineData(CatchUp.Ask, 0, 10, 0)]
    public async Task I1_After_48_hours_down_each_policy_does_what_it_says_and_tells_organizers(CatchUp policy, int posted, int asked, int missed)
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger, definition => definition with
        {
            CatchUp = policy,
            ExpiresAfter = TimeSpan.FromHours(48),
            When = CampaignBuilder.Rule("every day 3:00, 8:00, 13:00, 18:00, 23:00 Etc/UTC"),
        });

        _clock.Advance(TimeSpan.FromHours(48));
        await outbox.RestartAsync();
        var planned = await outbox.SweepAsync();
        await outbox.SendDueAsync();

        Assert.Equal(posted + asked, planned);
        Assert.Equal(posted * 2, ledger.Posted.Count);
        var notices = await outbox.Get<NoticeStore>().UnseenAsync(30, Outbox.Token);
        Assert.Equal(asked, notices.Count(notice => notice.Kind == NoticeKind.Asked));
        Assert.Equal(missed, notices.Where(notice => notice.Kind == NoticeKind.Missed).Sum(notice => int.Parse(notice.Data[1], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task I1_What_expired_while_the_bot_was_down_is_reported_not_posted()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger, definition => definition with { CatchUp = CatchUp.All, ExpiresAfter = TimeSpan.FromHours(3) });

        _clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(0, await outbox.SweepAsync());

        Assert.Equal(NoticeKind.Missed, Assert.Single(await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token)).Kind);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task An_organizer_answers_for_a_missed_post(bool send, int posted)
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger, definition => definition with { CatchUp = CatchUp.Ask });
        _clock.Advance(TimeSpan.FromHours(6));
        await outbox.SweepAsync();
        await outbox.SendDueAsync();
        Assert.Empty(ledger.Posted);

        Assert.Equal(DispatchAnswer.Done, await outbox.Get<WaitingDispatches>().AnswerAsync(1, send, _ => Task.CompletedTask, Outbox.Token));
        await outbox.SendDueAsync();

        Assert.Equal(posted, ledger.Posted.Count);
        Assert.Equal(2, (await outbox.CountAsync())[send ? DeliveryState.Sent : DeliveryState.Cancelled]);
    }
}

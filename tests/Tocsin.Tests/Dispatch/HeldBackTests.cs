using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Dispatch;

/// <summary>A post that every chat refuses alike stops its campaign until organizers have looked; others go on.</summary>
public sealed class HeldBackTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task The_next_post_of_a_campaign_whose_last_one_was_refused_everywhere_waits_for_an_answer()
    {
        var refused = true;
        var ledger = new LedgerPlatform("ledger", _clock);
        ledger.Always = part => Task.FromResult<SendOutcome>(refused ? new SendOutcome.Refused("bad image") : new SendOutcome.Delivered("m"));
        await using var outbox = await OpenAsync(ledger);
        await NextDayAsync(outbox);
        var first = Assert.Single(await outbox.Get<WaitingDispatches>().ListAsync(10, Outbox.Token));

        await NextDayAsync(outbox);
        var sent = ledger.Asked.Count;
        var waiting = await outbox.Get<WaitingDispatches>().ListAsync(10, Outbox.Token);
        Assert.Equal([false, false], waiting.Select(one => one.Missed));
        Assert.Contains(await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token), notice => notice.Kind == NoticeKind.HeldBack);

        refused = false;
        foreach (var one in waiting)
        {
            Assert.Equal(DispatchAnswer.Done, await outbox.Get<WaitingDispatches>().AnswerAsync(one.Id, one.Id != first.Id, _ => Task.CompletedTask, Outbox.Token));
        }

        await outbox.SendDueAsync();
        Assert.Equal(sent + 25, ledger.Asked.Count);
        await NextDayAsync(outbox);
        Assert.Equal(sent + 50, ledger.Asked.Count);
    }

    [Fact]
    public async Task Another_campaign_goes_on_meanwhile()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        ledger.Always = part => Task.FromResult<SendOutcome>(
            part.Part.Payload.Contains("river", StringComparison.Ordinal) ? new SendOutcome.Refused("bad image") : new SendOutcome.Delivered("m"));
        await using var outbox = await OpenAsync(ledger);
        await NextDayAsync(outbox);

        var other = CampaignBuilder.Campaign("clean-air", CampaignBuilder.Schedule());
        await outbox.CampaignAsync(other with
        {
            Texts = other.Texts.ToDictionary(text => text.Key, text => text.Value with { Title = "Clean air" }),
        });
        await NextDayAsync(outbox);

        Assert.Equal(25, ledger.Asked.Count(part => part.Part.Payload.Contains("air", StringComparison.Ordinal)));
    }

    private static async Task NextDayAsync(Outbox outbox)
    {
        outbox.Clock.Advance(TimeSpan.FromHours(24));
        await outbox.SweepAsync();
        await outbox.SendDueAsync();
    }

    private async Task<Outbox> OpenAsync(LedgerPlatform ledger)
    {
        var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.SubscribeAsync("ledger", 25);
        await outbox.CampaignAsync(CampaignBuilder.Campaign(schedules: CampaignBuilder.Schedule() with { ExpiresAfter = TimeSpan.FromDays(7) }));
        return outbox;
    }
}

using Tocsin.Core.Corrections;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Storage;
using Tocsin.Simulators.Telegram.Wire;
using Tocsin.Tests.Corrections;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Stories;

public sealed class CorrectionStories : IAsyncLifetime
{
    private TelegramHost _host = null!;
    private Broadcast _broadcast = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await TelegramHost.StartAsync();
        _broadcast = new Broadcast(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_correction_and_a_recall_reach_every_group_within_the_pace_those_over_48_hours_old_too()
    {
        await _broadcast.SubscribeAsync(30);
        await _broadcast.CallAsync("old");
        await _broadcast.UntilAsync("sent", 30);
        _host.Clock.Advance(TimeSpan.FromHours(49));
        await _broadcast.CallAsync("young");
        await _broadcast.UntilAsync("sent", 60);
        _host.Simulator.Faults.Order("editMessageText", Fault.RateLimited, times: 2);
        var desk = _host.Get<CorrectionDesk>();

        foreach (var post in new long[] { 1, 2 })
        {
            var proposed = Assert.IsType<CorrectionOutcome.Proposed>(await desk.ProposeAsync(
                new CorrectionRequest(new CorrectionTarget.Post(post)) { Find = "Friday", Replace = "Saturday", Reason = "wrong day" }, CorrectionBench.Ada, Token));
            await desk.ApproveAsync(proposed.Correction.Id, CorrectionBench.Ben, emergency: false, Token);
        }

        await DoneAsync();
        Assert.All(_broadcast.Groups, group => Assert.Equal(2, _broadcast.PostsIn(group).Count));
        Assert.All(_broadcast.Groups, group => Assert.All(_broadcast.PostsIn(group), post => Assert.Contains("Saturday", post.Text, StringComparison.Ordinal)));
        Assert.Contains("Corrigé le", _broadcast.PostsIn(_broadcast.Groups[1])[0].Text, StringComparison.Ordinal);
        Assert.Contains("صُحِّح في", _broadcast.PostsIn(_broadcast.Groups[2])[0].Text, StringComparison.Ordinal);

        var old = await desk.RecallAsync(new CorrectionTarget.Post(1), deletes: true, null, CorrectionBench.Ada, Token);
        await desk.RecallAsync(new CorrectionTarget.Post(2), deletes: true, null, CorrectionBench.Ada, Token);
        await DoneAsync();

        // The young one is gone; the old one says that it was withdrawn.
        Assert.All(_broadcast.Groups, group => Assert.DoesNotContain("Saturday", Assert.Single(_broadcast.PostsIn(group)).Text, StringComparison.Ordinal));
        var report = await _host.Get<CorrectionReportReader>().ReadAsync(Assert.IsType<CorrectionOutcome.Applied>(old).Correction.Id, Token);
        Assert.Equal(30, report!.Count(ChatResult.Reached));
        Assert.InRange(_host.Simulator.Limits.MostInASecond, 2, 30);
    }

    [Fact]
    public async Task Killed_in_the_middle_a_recall_goes_on_and_a_group_that_threw_the_bot_out_is_reported()
    {
        await _broadcast.SubscribeAsync(20);
        await _broadcast.CallAsync();
        await _broadcast.UntilAsync("sent", 20);
        _host.Simulator.People.KickBot(_broadcast.Groups[0], _host.Simulator.People.Person("Ada"));
        var seen = 0;
        _host.Simulator.World.Tell = (_, _) => Interlocked.Increment(ref seen);

        var recall = Assert.IsType<CorrectionOutcome.Applied>(
            await _host.Get<CorrectionDesk>().RecallAsync(new CorrectionTarget.Post(1), deletes: false, "wrong", CorrectionBench.Ada, Token));
        await TelegramHost.UntilAsync(() => Task.FromResult(Volatile.Read(ref seen) >= 5));
        await _host.KillAndRestartAsync();
        await TelegramHost.UntilAsync(async () =>
            (await _host.Get<CorrectionReportReader>().ReadAsync(recall.Correction.Id, Token))!.Count(ChatResult.Reached) == 19);

        Assert.All(_broadcast.Groups.Skip(1), group => Assert.DoesNotContain("school", Assert.Single(_broadcast.PostsIn(group)).Text, StringComparison.Ordinal));
        var report = (await _host.Get<CorrectionReportReader>().ReadAsync(recall.Correction.Id, Token))!;
        Assert.Equal(1, report.Count(ChatResult.Waiting));
    }

    private Task DoneAsync() => TelegramHost.UntilAsync(async () => await _host.Get<Database>().ReadAsync(
        session => session.ScalarAsync<long>("SELECT COUNT(*) FROM correction_delivery WHERE state IN ('queued', 'leased', 'sending')"), Token) == 0);
}

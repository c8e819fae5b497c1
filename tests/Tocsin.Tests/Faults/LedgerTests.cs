using Tocsin.Faults;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Faults;

/// <summary>The judge of the fault tests: what it calls twice, sent again, and inside a wait.</summary>
public sealed class LedgerTests
{
    private static readonly LedgerWaits.Caller Nobody = new("1", new Dictionary<int, TimeSpan>());

    private readonly FakeClock _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task A_nonce_is_forgotten_when_its_window_is_over()
    {
        await using var ledger = await LedgerServer.StartAsync(new FaultOptions { NonceWindow = TimeSpan.FromSeconds(60) }, _clock);
        var first = await SendAsync(ledger, LedgerServer.Nonced);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first, await SendAsync(ledger, LedgerServer.Nonced));
        Assert.Equal((0, 0), (ledger.Twice, ledger.Resent));

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotEqual(first, await SendAsync(ledger, LedgerServer.Nonced));
        Assert.Equal((1, 1), (ledger.Twice, ledger.Resent));
    }

    [Fact]
    public async Task Where_there_is_no_nonce_the_second_request_is_one_too_many_even_when_the_first_was_lost()
    {
        await using var ledger = await LedgerServer.StartAsync(new FaultOptions { AmbiguousPercent = 100, Seed = 2 }, _clock);
        for (var request = 0; request < 2; request++)
        {
            await Record.ExceptionAsync(() => SendAsync(ledger, LedgerServer.Plain));
        }

        Assert.Equal(1, ledger.Resent);
    }

    [Fact]
    public void A_wait_is_broken_by_who_had_heard_of_it_and_by_nobody_else()
    {
        var waits = new LedgerWaits(_clock, outlivesItsHearer: false);
        var wait = waits.Ask("plain", "7", Nobody, wholePlatform: false, TimeSpan.FromSeconds(2));

        Assert.Null(waits.Meet("plain", "8", Hearing(wait, ago: 500)));
        Assert.Equal(wait, waits.Meet("plain", "7", Nobody));
        Assert.Equal(wait, waits.Meet("plain", "7", Hearing(wait, ago: 20)));
        Assert.Equal(0, waits.Inside);
        Assert.Equal(wait, waits.Meet("plain", "7", Hearing(wait, ago: 500)));
        Assert.Equal(1, waits.Inside);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(waits.Meet("plain", "7", Hearing(wait, ago: 2000)));
        Assert.Equal(1, waits.Inside);
    }

    [Fact]
    public void A_wait_outlives_the_process_that_heard_of_it()
    {
        var waits = new LedgerWaits(_clock, outlivesItsHearer: true);
        waits.Ask("plain", "7", Nobody, wholePlatform: true, TimeSpan.FromSeconds(2));

        waits.Meet("plain", "8", Nobody with { Life = "2" });

        Assert.Equal(1, waits.Inside);
    }

    [Fact]
    public void The_bar_for_doubt_counts_the_kills_of_the_broadcast_alone_and_a_broken_host_is_a_miss()
    {
        var result = new FaultResult
        {
            Platforms = [new PlatformResult(LedgerServer.Plain, Planned: 20, Posted: 11, Lost: 0, Twice: 0, InDoubt: 9, InDoubtArrived: 1)],
            WrongInstants = 0,
            InsideWait = 0,
            Resent = 0,
            Kills = 1,
            EditKills = 30,
            Broken = "a host ended by itself with exit code 134",
        };

        Assert.Equal(["a host ended by itself with exit code 134", "9 in doubt after 1 kills"], FaultReport.Missed(new FaultOptions { Kills = 1 }, result));
    }

    private static LedgerWaits.Caller Hearing(LedgerWaits.Wait wait, int ago) => LedgerWaits.Caller.Read("1", $"{wait.Number}:{ago}");

    private static async Task<string> SendAsync(LedgerServer ledger, string platform)
    {
        using var http = new HttpClient();
        using var body = new StringContent("A post 1/1");
        using var answer = await http.PostAsync(new Uri($"{ledger.Address}/{platform}/send?place=1&nonce=n&life=1&heard="), body);
        return await answer.Content.ReadAsStringAsync();
    }
}

using Tocsin.Core.Chats;
using Tocsin.Core.Corrections;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Delivery;
using static Tocsin.Tests.Corrections.CorrectionBench;

namespace Tocsin.Tests.Corrections;

/// <summary>Any interleaving of sends, corrections, recalls and deaths ends with every reachable copy as it should be, and nothing twice.</summary>
public sealed class CorrectionCrashTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Failpoints => [.. Failpoint.OfCorrections];

    public static TheoryData<int, bool> Seeds =>
        new(Enumerable.Range(1, 25).SelectMany(seed => new[] { (seed, false), (seed, true) }));

    [Theory]
    [MemberData(nameof(Failpoints))]
    public async Task A_death_at_each_failpoint_loses_no_correction(string failpoint)
    {
        await using var bench = await OpenAsync(nonced: true, partsOf: title => title == "Old" ? 1 : 2);
        var (post, chats) = await bench.PostedAsync();
        var deaths = 0;
        for (var death = 1; death <= 3; death++)
        {
            deaths += await DieAsync(bench, failpoint, death, async () =>
            {
                if ((await bench.Outbox.Get<CorrectionStore>().OfPostAsync(post, Token)).Count == 0)
                {
                    await bench.CorrectAsync(Of(post), "New");
                }

                await bench.Outbox.ChangeDueAsync();
                bench.Outbox.Clock.Advance(TimeSpan.FromSeconds(3));
            });
        }

        if ((await bench.Outbox.Get<CorrectionStore>().OfPostAsync(post, Token)).Count == 0)
        {
            await bench.CorrectAsync(Of(post), "New");
        }

        await bench.RunAsync();

        Assert.InRange(deaths, 1, 3);
        Assert.All(chats, chat => Assert.Equal(["New 1/2", "New 2/2"], bench.StandingIn(chat)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_interleaving_ends_well(int seed, bool nonced)
    {
        var random = new Random(seed);
        await using var bench = await OpenAsync(nonced, title => 1 + (title.Length % 3));
        var (post, chats) = await bench.WaitingAsync(3, "A");
        var (latest, recalled) = ("A", false);
        for (var turn = 0; turn < 14; turn++)
        {
            var title = new string((char)('B' + turn), random.Next(1, 4));
            switch (random.Next(9))
            {
                case 0 when !recalled:
                    await bench.CorrectAsync(Of(post), title);
                    latest = title;
                    break;
                case 1 when turn > 6 && !recalled:
                    await bench.RecallAsync(Of(post), random.Next(2) == 0);
                    recalled = true;
                    break;
                case 2:
                    bench.Ledger.ThenChangeUnanswered();
                    break;
                case 3:
                    bench.Ledger.ThenArriveUnanswered();
                    break;
                case 4:
                    bench.Ledger.ThenChange(new SendOutcome.RateLimited(TimeSpan.FromSeconds(2), WholePlatform: random.Next(2) == 0));
                    break;
                default:
                    var failpoint = random.Next(3) switch
                    {
                        0 => Failpoint.All[random.Next(2, Failpoint.All.Count)],
                        1 => Failpoint.OfCorrections[random.Next(2, Failpoint.OfCorrections.Count)],
                        _ => "none",
                    };
                    await DieAsync(bench, failpoint, random.Next(1, 4), async () =>
                    {
                        await bench.Outbox.SendDueAsync();
                        await bench.Outbox.ChangeDueAsync();
                    });
                    break;
            }

            bench.Outbox.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 4)));
        }

        await bench.RunAsync();
        await SettleAsync(bench, post);
        await bench.RunAsync();
        await AssertWellAsync(bench, chats, latest, recalled);
    }

    /// <summary>An organizer looks into each chat and says what is there.</summary>
    private static async Task SettleAsync(CorrectionBench bench, long post)
    {
        for (var round = 0; round < 4; round++)
        {
            var deliveries = (await bench.Outbox.Get<DeliverySettling>().ListAsync(null, 50, Token)).Doubtful;
            foreach (var doubt in deliveries)
            {
                var nonce = await NonceAsync(bench, "SELECT nonce FROM delivery_part WHERE delivery_id = @id AND message_id IS NULL ORDER BY number LIMIT 1", doubt.Id);
                await bench.Outbox.Get<DeliverySettling>().SettleAsync(doubt.Id, Seen(bench, nonce), Token);
            }

            foreach (var report in await bench.Outbox.Get<CorrectionReportReader>().OfPostAsync(post, Token))
            {
                foreach (var chat in report.Chats.Where(chat => chat.Result == ChatResult.InDoubt))
                {
                    var nonce = await NonceAsync(bench, "SELECT nonce FROM correction_part WHERE item_id = @id AND outcome IS NULL ORDER BY number LIMIT 1", chat.Change);
                    await bench.Outbox.Get<CorrectionSettling>().SettleAsync(chat.Change, Seen(bench, nonce), Ada, Token);
                }
            }

            await bench.RunAsync();
        }
    }

    private static async Task<string> NonceAsync(CorrectionBench bench, string sql, long id) =>
        await bench.Outbox.Database.ReadAsync(session => session.ScalarAsync<string>(sql, new { id }), Token) ?? "";

    private static Settlement Seen(CorrectionBench bench, string nonce) =>
        bench.Ledger.Posted.Any(entry => entry.Nonce == nonce) ? Settlement.Arrived : Settlement.Resend;

    private static async Task AssertWellAsync(CorrectionBench bench, IReadOnlyList<Chat> chats, string latest, bool recalled)
    {
        // Of a message whose answer was lost for good nobody knows the id: it is out of reach, and said to be.
        var known = (await bench.Outbox.Database.ReadAsync(
            session => session.QueryAsync<string>("SELECT message_id FROM delivery_part WHERE message_id IS NOT NULL AND message_id <> ''"), Token)).ToHashSet();
        var parts = 1 + (latest.Length % 3);
        var wanted = Enumerable.Range(1, parts).Select(number => $"{latest} {number}/{parts}").ToHashSet();
        foreach (var chat in chats)
        {
            var standing = bench.Ledger.Standing.Where(entry => entry.Chat == chat.Address).ToList();
            var reachable = standing.Where(entry => known.Contains(entry.MessageId)).ToList();
            var lost = standing.Count - reachable.Count;
            Assert.All(
                reachable,
                entry => Assert.True(recalled ? entry.Payload.StartsWith("Those who posted", StringComparison.Ordinal) : wanted.Contains(entry.Payload), entry.Payload));
            Assert.Equal(reachable.Count, reachable.DistinctBy(entry => entry.Payload).Count());
            if (!recalled)
            {
                Assert.Equal([], wanted.Except(standing.Select(entry => entry.Payload)));
            }

            if (bench.Ledger.Traits.NonceWindow > TimeSpan.Zero && lost == 0 && !recalled)
            {
                Assert.Equal(parts, standing.Count);
            }
        }

        Assert.Equal(bench.Ledger.Posted.Count, bench.Ledger.Posted.DistinctBy(entry => entry.Nonce).Count());
    }

    /// <summary>The process ends at the n-th passing of a failpoint; whatever it passes afterwards it passes no more. Then it starts anew.</summary>
    private static async Task<int> DieAsync(CorrectionBench bench, string failpoint, int passing, Func<Task> work)
    {
        var (left, dead) = (passing, 0);
        var node = bench.Outbox.Get<NodeIdentity>();
        Failpoint.Trap.Value = name =>
        {
            if (Volatile.Read(ref dead) == 1 || (name == failpoint && Interlocked.Decrement(ref left) == 0))
            {
                Volatile.Write(ref dead, 1);
                node.GiveUp();
                throw new DeathException();
            }
        };
        try
        {
            await work();
        }
        catch (Exception) when (dead == 1)
        {
            // Dead.
        }
        finally
        {
            Failpoint.Trap.Value = null;
        }

        if (dead == 1)
        {
            await bench.Outbox.RestartAsync();
        }

        return dead;
    }

    private sealed class DeathException : Exception;
}

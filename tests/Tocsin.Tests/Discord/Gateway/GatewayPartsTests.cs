using System.IO.Compression;
using System.Text;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Gateway;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Discord.Gateway;

public sealed class GatewayPartsTests
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(null, nameof(Reconnection.Resume))]
    [InlineData(1000, nameof(Reconnection.Resume))]
    [InlineData(1006, nameof(Reconnection.Resume))]
    [InlineData(4000, nameof(Reconnection.Resume))]
    [InlineData(4001, nameof(Reconnection.Resume))]
    [InlineData(4002, nameof(Reconnection.Resume))]
    [InlineData(4003, nameof(Reconnection.Identify))]
    [InlineData(4004, nameof(Reconnection.Never))]
    [InlineData(4005, nameof(Reconnection.Resume))]
    [InlineData(4007, nameof(Reconnection.Identify))]
    [InlineData(4008, nameof(Reconnection.Resume))]
    [InlineData(4009, nameof(Reconnection.Identify))]
    [InlineData(4010, nameof(Reconnection.Never))]
    [InlineData(4014, nameof(Reconnection.Never))]
    public void Every_close_code_has_its_rule(int? code, string expected) => Assert.Equal(expected, $"{CloseRules.After(code)}");

    [Fact]
    public void One_zlib_stream_runs_through_all_frames_however_they_are_cut()
    {
        using var compressed = new MemoryStream();
        using var zlib = new ZLibStream(compressed, CompressionLevel.Fastest);
        using var inflater = new ZlibInflater();
        List<string> frames = [];
        foreach (var text in new[] { "{\"op\":10}", new string('a', 100_000), "{}", "سلام" })
        {
            compressed.SetLength(0);
            zlib.Write(Encoding.UTF8.GetBytes(text));
            zlib.Flush();
            frames.AddRange(compressed.ToArray().Chunk(17).Select(piece => inflater.Add(piece)).OfType<byte[]>().Select(Encoding.UTF8.GetString));
        }

        Assert.Equal(["{\"op\":10}", new string('a', 100_000), "{}", "سلام"], frames);
    }

    [Fact]
    public async Task Shards_of_one_turn_identify_five_seconds_apart()
    {
        var gate = new IdentifyGate(new SessionStartLimit(10, 3_600_000, 2, 1000), _clock);
        await gate.PassAsync(0, TestContext.Current.CancellationToken);
        await gate.PassAsync(1, TestContext.Current.CancellationToken);

        var third = gate.PassAsync(2, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await third;
    }

    [Fact]
    public async Task Waits_for_the_next_day_when_the_session_starts_are_used_up()
    {
        var gate = new IdentifyGate(new SessionStartLimit(0, 60_000, 1, 1000), _clock);
        var start = gate.PassAsync(0, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(start.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await start;
    }

    [Fact]
    public void Sends_no_more_than_the_gateway_takes_in_a_minute()
    {
        var budget = new SendBudget(_clock);
        Assert.Equal(110, Enumerable.Range(0, 200).Count(_ => budget.TryTake()));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(budget.TryTake());
    }

    [Fact]
    public async Task Beats_first_after_a_part_of_the_interval_and_ends_when_a_beat_goes_unanswered()
    {
        var beats = 0;
        var heartbeat = new Heartbeat(TimeSpan.FromSeconds(40), 0.25, _ => Task.FromResult(++beats), _clock);
        var dead = heartbeat.RunUntilDeadAsync(TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, beats);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, beats);
        heartbeat.Acknowledged();
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(2, beats);
        Assert.False(dead.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(40));
        await dead;
        Assert.Equal(2, beats);
    }

    [Fact]
    public void A_shard_sees_the_servers_of_its_number()
    {
        var id = (7UL << 22).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(index => new ShardNumber(index, 3).Sees(id)));
    }
}

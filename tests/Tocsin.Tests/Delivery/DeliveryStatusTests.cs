using System.Diagnostics.Metrics;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

public class DeliveryStatusTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task An_operator_sees_what_waits_what_failed_and_what_is_in_doubt()
    {
        var ledger = new LedgerPlatform("ledger", _clock)
            .Then(new SendOutcome.Refused("bad markup"))
            .Then(new SendOutcome.InDoubt("timeout"))
            .Then(new SendOutcome.RateLimited(TimeSpan.FromMinutes(5), WholePlatform: true));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1), "one");
        await outbox.SendDueAsync();
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1), "two");
        await outbox.SendDueAsync();
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 2), "three");
        await outbox.SendDueAsync();
        _clock.Advance(TimeSpan.FromMinutes(2));
        await outbox.Get<Halt>().SetAsync("an organizer", "a test", Outbox.Token);

        var status = await outbox.Get<DeliveryStatusReader>().ReadAsync(Outbox.Token);

        Assert.Equal([new ReasonCount("bad markup", 1)], status.FailedBy);
        Assert.Equal(1, status.InDoubt);
        Assert.Equal("platform:ledger", Assert.Single(status.PausedUntil).Key);
        Assert.Equal("a test", status.Halt!.Reason);
        Assert.Equal(2, status.Waiting + status.Sent);
        Assert.Equal(TimeSpan.Zero, status.ClockSkew);
        Assert.Equal((1, 0), (status.Failed, status.Running));
    }

    [Fact]
    public async Task Another_process_sees_how_far_the_running_ones_clock_is_off()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        var watch = outbox.Get<DeliveryWatch>();
        _clock.SetWallClock(_clock.GetUtcNow().AddHours(1));
        await watch.LookAsync(Outbox.Token);

        var asked = new DeliveryStatusReader(outbox.Database, outbox.Get<Halt>(), new ClockGuard(_clock, TimeSpan.FromMinutes(1)), _clock);
        var seen = await asked.ReadAsync(Outbox.Token);
        await watch.LeaveAsync(Outbox.Token);
        var gone = await asked.ReadAsync(Outbox.Token);

        Assert.Equal((TimeSpan.FromHours(1), 1), (seen.ClockSkew, seen.Running));
        Assert.Equal((TimeSpan.Zero, 0), (gone.ClockSkew, gone.Running));
    }

    [Fact]
    public async Task A_monitor_follows_every_number()
    {
        var ledger = new LedgerPlatform("metered", _clock)
            .Then(new SendOutcome.Refused("bad markup"))
            .Then(new SendOutcome.InDoubt("timeout"))
            .Then(new SendOutcome.RateLimited(TimeSpan.FromMinutes(5), WholePlatform: true));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var meter = outbox.Get<DeliveryMeter>().Meter;
        using var monitor = new MeterListener();
        Dictionary<string, List<(double Value, string Tags)>> numbers = [];
        monitor.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        monitor.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        monitor.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        monitor.Start();
        for (var post = 0; post < 3; post++)
        {
            await outbox.DispatchAsync(await outbox.SubscribeAsync("metered", 1), $"post {post}");
            await outbox.SendDueAsync();
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        await outbox.DispatchAsync(await outbox.SubscribeAsync("metered", 1), "waits");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await outbox.Get<DeliveryWatch>().LookAsync(Outbox.Token);
        monitor.RecordObservableInstruments();

        Assert.Equal(2, Last("tocsin.delivery.queued"));
        Assert.Equal(60, Last("tocsin.delivery.oldest_waiting"));
        Assert.Equal(1, Last("tocsin.delivery.in_doubt"));
        Assert.Equal(0, Last("tocsin.delivery.sent"));
        Assert.Equal((1, "reason=bad markup"), numbers["tocsin.delivery.failed"][^1]);
        Assert.Equal(180, Last("tocsin.delivery.pause"));
        Assert.Equal(0, Last("tocsin.clock.skew"));
        Assert.Equal(0, numbers["tocsin.delivery.in_flight"].Sum(number => number.Value));
        Assert.Equal(3, numbers["tocsin.delivery.outcomes"].Count);

        double Last(string name) => numbers[name][^1].Value;

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            List<string> text = [];
            foreach (var tag in tags)
            {
                text.Add($"{tag.Key}={tag.Value}");
            }

            lock (numbers)
            {
                numbers.TryAdd(instrument.Name, []);
                numbers[instrument.Name].Add((value, string.Join(',', text)));
            }
        }
    }
}

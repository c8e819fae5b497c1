using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tocsin.Core.Delivery;

/// <summary>The numbers of delivery that a monitor can follow: meter <c>Tocsin.Delivery</c>. No chat and no text is in them.</summary>
/// <remarks>What stands in the database is read at each sweep, and only while somebody listens.</remarks>
internal sealed class DeliveryMeter : IDisposable
{
    public const string Name = "Tocsin.Delivery";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _outcomes;
    private readonly Histogram<double> _answer;
    private readonly UpDownCounter<long> _inFlight;
    private readonly ObservableGauge<long> _queued;
    private volatile DeliveryStatus? _seen;

    public DeliveryMeter(ClockGuard guard, PlatformPaces paces, IEnumerable<IPlatform> platforms)
    {
        _outcomes = _meter.CreateCounter<long>("tocsin.delivery.outcomes", "{message}", "What came of each request, by platform and outcome.");
        _answer = _meter.CreateHistogram<double>("tocsin.delivery.answer", "s", "How long a platform took to answer.");
        _inFlight = _meter.CreateUpDownCounter<long>("tocsin.delivery.in_flight", "{request}", "Requests under way, by platform.");
        _meter.CreateObservableGauge("tocsin.clock.skew", () => guard.Skew.TotalSeconds, "s", "Wall clock minus what it should show.");
        List<string> names = [.. platforms.Select(platform => platform.Name)];
        _meter.CreateObservableGauge(
            "tocsin.delivery.pause",
            () => names.Select(name => new Measurement<double>(paces[name].PauseLeft.TotalSeconds, Platform(name))),
            "s",
            "How long a platform asked to be left alone still.");
        _queued = Gauge("tocsin.delivery.queued", "Posts that wait for their turn.", status => status.Waiting);
        Gauge("tocsin.delivery.in_doubt", "Posts that may have arrived or not.", status => status.InDoubt);
        Gauge("tocsin.delivery.sent", "Posts that stand, or stood until they were recalled.", status => status.Sent);
        _meter.CreateObservableGauge(
            "tocsin.delivery.oldest_waiting",
            () => _seen is { } status ? [new Measurement<double>((status.OldestWaiting ?? TimeSpan.Zero).TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s",
            "How long the oldest post that is due has waited.");
        _meter.CreateObservableGauge(
            "tocsin.delivery.failed",
            () => (_seen?.FailedBy ?? []).Select(failed => new Measurement<long>(failed.Count, new KeyValuePair<string, object?>("reason", failed.Reason))),
            "{delivery}",
            "Posts that were refused for good, by the platform's reason.");
    }

    /// <summary>Where the numbers come from.</summary>
    internal Meter Meter => _meter;

    /// <summary>Whether anybody follows what <see cref="Saw"/> shows.</summary>
    public bool IsFollowed => _queued.Enabled;

    /// <summary>How delivery stands in the database.</summary>
    public void Saw(DeliveryStatus status) => _seen = status;

    public void Started(string platform) => _inFlight.Add(1, Platform(platform));

    public void Answered(string platform, SendOutcome outcome, TimeSpan took)
    {
        _inFlight.Add(-1, Platform(platform));
        _outcomes.Add(1, new TagList { Platform(platform), new("outcome", outcome.GetType().Name) });
        _answer.Record(took.TotalSeconds, Platform(platform));
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Platform(string name) => new("platform", name);

    private ObservableGauge<long> Gauge(string name, string what, Func<DeliveryStatus, long> read) =>
        _meter.CreateObservableGauge(
            name, () => _seen is { } status ? [new Measurement<long>(read(status))] : Array.Empty<Measurement<long>>(), "{delivery}", what);
}

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tocsin.Core.Delivery;

/// <summary>The numbers of delivery that a monitor can follow: meter <c>Tocsin.Delivery</c>. No chat and no text is in them.</summary>
internal sealed class DeliveryMeter : IDisposable
{
    public const string Name = "Tocsin.Delivery";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _outcomes;
    private readonly Histogram<double> _answer;
    private readonly UpDownCounter<long> _inFlight;

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
    }

    public void Started(string platform) => _inFlight.Add(1, Platform(platform));

    public void Answered(string platform, SendOutcome outcome, TimeSpan took)
    {
        _inFlight.Add(-1, Platform(platform));
        _outcomes.Add(1, new TagList { Platform(platform), new("outcome", outcome.GetType().Name) });
        _answer.Record(took.TotalSeconds, Platform(platform));
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Platform(string name) => new("platform", name);
}

using System.Globalization;

namespace Tocsin.Benchmarks.Search;

/// <summary>How long things took, in milliseconds.</summary>
internal sealed class Timings
{
    private readonly List<double> _values = [];

    public void Add(TimeSpan time)
    {
        lock (_values)
        {
            _values.Add(time.TotalMilliseconds);
        }
    }

    public double Percentile(double share)
    {
        var sorted = _values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {Percentile(0.5):F2} ms, p99 {Percentile(0.99):F2} ms");
}

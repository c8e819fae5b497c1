namespace Tocsin.Core.Delivery;

/// <summary>Exponential backoff with full jitter, so that what failed together does not come back together.</summary>
internal static class Backoff
{
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Most = TimeSpan.FromMinutes(15);

    /// <summary>How long to wait before try number <paramref name="attempts"/> + 1.</summary>
    /// <param name="attempts">How many there were; at least 1.</param>
    /// <param name="jitter">Uniform in [0, 1).</param>
    /// <returns>Between <see cref="Least"/> and <see cref="Most"/>.</returns>
    public static TimeSpan After(int attempts, double jitter)
    {
        var ceiling = Math.Min(Most.TotalSeconds, Least.TotalSeconds * Math.Pow(2, Math.Min(attempts, 20)));
        return TimeSpan.FromSeconds(Least.TotalSeconds + (jitter * (ceiling - Least.TotalSeconds)));
    }
}

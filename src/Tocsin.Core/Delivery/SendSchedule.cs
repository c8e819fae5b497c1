namespace Tocsin.Core.Delivery;

/// <summary>When the next request may leave, so that no window of one second ever holds more than the platform's figure.</summary>
/// <remarks>
/// A token bucket of 30 a second lets 57 through in one second. This keeps requests one interval apart instead, forgives
/// one interval of lateness (a timer is never exact), and looks back over the last second and a little more, so that
/// forgiveness and the network's jitter never add up. In ticks of a monotonic clock that starts at zero. Not safe for several threads.
/// </remarks>
internal sealed class SendSchedule
{
    /// <summary>Which part of the platform's figure we use.</summary>
    public const double Share = 0.96;

    private static readonly long Window = TimeSpan.FromMilliseconds(1020).Ticks;

    private readonly long _interval;
    private readonly Queue<long> _recent = new();
    private readonly int _most;
    private long _planned;

    /// <param name="perSecond">The platform's figure; infinite for no limit.</param>
    public SendSchedule(double perSecond)
    {
        if (double.IsPositiveInfinity(perSecond))
        {
            return;
        }

        _interval = (long)(TimeSpan.TicksPerSecond / (perSecond * Share));
        _most = Math.Max(1, (int)perSecond - 1);
    }

    /// <summary>The earliest instant at which the next request may leave.</summary>
    public long NextAllowed =>
        _interval == 0 ? 0
        : _recent.Count < _most ? _planned
        : Math.Max(_planned, _recent.Peek() + Window);

    /// <summary>Notes that one leaves at <paramref name="now"/>.</summary>
    public void Take(long now)
    {
        if (_interval == 0)
        {
            return;
        }

        _planned = Math.Max(_planned, now - _interval) + _interval;
        _recent.Enqueue(now);
        if (_recent.Count > _most)
        {
            _recent.Dequeue();
        }
    }
}

namespace Tocsin.Core.Delivery;

/// <summary>Notices when somebody sets the wall clock: it and the monotonic clock come apart.</summary>
/// <remarks>
/// Planning and broadcasts rest while they do, so that a clock set ahead posts nothing early and one set back posts
/// nothing twice. They go on when the clock is set right again, when a platform's own date agrees with it
/// (<see cref="Confirm"/>), when an organizer says that it is right (<see cref="Trust"/>), or after a restart.
/// </remarks>
public sealed class ClockGuard(TimeProvider clock, TimeSpan limit)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _wall = clock.GetUtcNow();
    private long _monotonic = clock.GetTimestamp();

    /// <summary>Wall clock minus what it should show; near zero unless it was set.</summary>
    public TimeSpan Skew
    {
        get
        {
            lock (_gate)
            {
                return clock.GetUtcNow() - _wall - clock.GetElapsedTime(_monotonic);
            }
        }
    }

    /// <summary>False while the wall clock cannot be believed.</summary>
    public bool IsSound => Skew.Duration() <= limit;

    /// <summary>A platform's <c>Date</c> header, as it arrived. Where it agrees with the wall clock, that is right.</summary>
    public void Confirm(DateTimeOffset platformDate)
    {
        if (!IsSound && (clock.GetUtcNow() - platformDate).Duration() <= limit)
        {
            Trust();
        }
    }

    /// <summary>The wall clock is right as it stands.</summary>
    public void Trust()
    {
        lock (_gate)
        {
            _wall = clock.GetUtcNow();
            _monotonic = clock.GetTimestamp();
        }
    }
}

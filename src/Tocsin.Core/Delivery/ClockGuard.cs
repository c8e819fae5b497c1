namespace Tocsin.Core.Delivery;

/// <summary>Notices that the wall clock cannot be believed: it and the time that has passed, or a platform's own time, come apart.</summary>
/// <remarks>
/// Planning and broadcasts rest while they do, so that a clock set ahead posts nothing early and one set back posts
/// nothing twice. They go on when the clock is set right again, when a platform's own time agrees with it
/// (<see cref="Observe"/>), or after a restart.
/// Sleep is no offence: while a machine is suspended its monotonic clock stands and the wall clock goes on, so what seems
/// set ahead is held against the time since the machine started, sleep included, before anything is said. A process that
/// was stopped reads its answers late; so a platform's time is held against the whole span from question to answer.
/// </remarks>
/// <param name="clock">The wall clock and the monotonic one.</param>
/// <param name="limit">How far they may come apart.</param>
/// <param name="sinceBoot">The time since the machine started, sleep included; null, or returning null, where nobody knows.</param>
public sealed class ClockGuard(TimeProvider clock, TimeSpan limit, Func<TimeSpan?>? sinceBoot = null)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _wall = clock.GetUtcNow();
    private long _monotonic = clock.GetTimestamp();
    private TimeSpan? _boot = sinceBoot?.Invoke();
    private TimeSpan _againstPlatform;

    /// <summary>Wall clock minus what it should show; near zero unless it was set.</summary>
    public TimeSpan Skew
    {
        get
        {
            lock (_gate)
            {
                return Beyond(_againstPlatform) ? _againstPlatform : AgainstTimePassed();
            }
        }
    }

    /// <summary>False while the wall clock cannot be believed.</summary>
    public bool IsSound => !Beyond(Skew);

    /// <summary>Completes when a platform has said for the first time what time it is.</summary>
    public Task Heard => _heard.Task;

    /// <summary>What a platform's own clock showed while it answered: the <c>Date</c> of its answer, or of the message it made.</summary>
    /// <param name="asked">What the wall clock here showed when the request was made.</param>
    /// <param name="platformTime">What the platform's showed at some moment since.</param>
    public void Observe(DateTimeOffset asked, DateTimeOffset platformTime)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (platformTime < asked - limit)
            {
                _againstPlatform = asked - platformTime;
            }
            else if (platformTime > now + limit)
            {
                _againstPlatform = now - platformTime;
            }
            else
            {
                _againstPlatform = TimeSpan.Zero;
                // A span that is wider than the limit says nothing for the clock, only nothing against it.
                if (!Beyond(now - asked) && Beyond(AgainstTimePassed()))
                {
                    Rebase(now);
                }
            }
        }

        _heard.TrySetResult();
    }

    private TimeSpan AgainstTimePassed()
    {
        var now = clock.GetUtcNow();
        var skew = now - _wall - clock.GetElapsedTime(_monotonic);
        if (!Beyond(skew) || _boot is not { } boot || sinceBoot?.Invoke() is not { } sinceStart)
        {
            return skew;
        }

        skew = now - _wall - (sinceStart - boot);
        if (!Beyond(skew))
        {
            // The machine slept, and its wall clock did not.
            Rebase(now);
        }

        return skew;
    }

    private void Rebase(DateTimeOffset now)
    {
        _wall = now;
        _monotonic = clock.GetTimestamp();
        _boot = sinceBoot?.Invoke();
    }

    private bool Beyond(TimeSpan skew) => skew.Duration() > limit;
}

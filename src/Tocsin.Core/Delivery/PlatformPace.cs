namespace Tocsin.Core.Delivery;

/// <summary>Who asks to send.</summary>
public enum SendLane
{
    /// <summary>An answer that a person waits for: goes first.</summary>
    Reply,

    /// <summary>A post to many chats: takes what replies leave.</summary>
    Broadcast,
}

/// <summary>The one gate through which every request that posts, edits or deletes leaves for one platform.</summary>
/// <remarks>Safe for several threads. Replies pass before broadcasts; a wait that the platform asked for holds for both.</remarks>
public sealed class PlatformPace(double perSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly SendSchedule _schedule = new(perSecond);
    private readonly long _started = clock.GetTimestamp();
    private long _pausedUntil;
    private int _repliesWaiting;

    /// <summary>How long nothing may leave; zero when the platform asked for no wait.</summary>
    public TimeSpan PauseLeft
    {
        get
        {
            lock (_gate)
            {
                return TimeSpan.FromTicks(Math.Max(0, _pausedUntil - Now()));
            }
        }
    }

    /// <summary>The platform asked to wait. A shorter wait never cuts a longer one.</summary>
    public void Pause(TimeSpan wait)
    {
        lock (_gate)
        {
            _pausedUntil = Math.Max(_pausedUntil, Now() + wait.Ticks);
        }
    }

    /// <summary>Waits for this caller's turn.</summary>
    /// <returns>Null: go, at once. Otherwise the platform asked for a wait, which lasts so long still; nothing may leave.</returns>
    public async ValueTask<TimeSpan?> PassAsync(SendLane lane, CancellationToken cancellationToken)
    {
        if (lane == SendLane.Reply)
        {
            Interlocked.Increment(ref _repliesWaiting);
        }

        try
        {
            while (true)
            {
                TimeSpan wait;
                lock (_gate)
                {
                    var now = Now();
                    if (_pausedUntil > now)
                    {
                        return TimeSpan.FromTicks(_pausedUntil - now);
                    }

                    var yields = lane == SendLane.Broadcast && Volatile.Read(ref _repliesWaiting) > 0;
                    if (_schedule.NextAllowed <= now && !yields)
                    {
                        _schedule.Take(now);
                        return null;
                    }

                    // Timers count whole milliseconds and round down: one too few would only spin.
                    wait = TimeSpan.FromMilliseconds(Math.Ceiling(TimeSpan.FromTicks(Math.Max(1, _schedule.NextAllowed - now)).TotalMilliseconds));
                }

                await Task.Delay(wait, clock, cancellationToken);
            }
        }
        finally
        {
            if (lane == SendLane.Reply)
            {
                Interlocked.Decrement(ref _repliesWaiting);
            }
        }
    }

    private long Now() => clock.GetElapsedTime(_started).Ticks;
}

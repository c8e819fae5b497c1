namespace Tocsin.Discord.Api.Limits;

/// <summary>One bucket of one channel, guild or webhook, as far as answers have told. Not thread-safe.</summary>
internal sealed class RateBucket
{
    private int? _limit;
    private int _remaining;
    private TimeSpan _resetsAt;
    private TimeSpan _pausedUntil;
    private int _inFlight;

    /// <summary>How long the next request must wait at <paramref name="now"/>; zero when it may go.</summary>
    public TimeSpan WaitAt(TimeSpan now)
    {
        if (_pausedUntil > now)
        {
            return _pausedUntil - now;
        }

        // Without a word from Discord there is nothing to hold to.
        return _limit is null || _remaining > 0 || _resetsAt <= now ? TimeSpan.Zero : _resetsAt - now;
    }

    public void Take(TimeSpan now)
    {
        if (_limit is { } limit && _remaining <= 0 && _resetsAt <= now)
        {
            _remaining = limit - _inFlight;
        }

        _remaining--;
        _inFlight++;
    }

    /// <summary>An answer came. What it says counts requests under way as not yet made: the careful reading.</summary>
    public void Answered(RateHeaders headers, TimeSpan now)
    {
        _inFlight = Math.Max(0, _inFlight - 1);
        if (headers is { Limit: { } limit, Remaining: { } remaining, ResetAfter: { } after })
        {
            _limit = limit;
            _remaining = remaining - _inFlight;
            _resetsAt = now + after;
        }
    }

    public void Pause(TimeSpan until) => _pausedUntil = _pausedUntil > until ? _pausedUntil : until;

    /// <summary>Whether forgetting it loses nothing.</summary>
    public bool IsIdleAt(TimeSpan now) => _inFlight == 0 && _pausedUntil <= now && (_limit is null || _resetsAt <= now);
}

using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Receiving;

/// <summary>How long to wait before asking Telegram again after a problem: longer each time, and never less than it says.</summary>
internal sealed class RetryWait
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private TimeSpan _next = Shortest;

    /// <summary>True from the first problem until <see cref="Reset"/>.</summary>
    public bool IsFailing => _next > Shortest;

    public void Reset() => _next = Shortest;

    public TimeSpan After(ApiProblem problem)
    {
        var wait = _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return problem is ApiProblem.RateLimited limited && limited.After > wait ? limited.After : wait;
    }
}

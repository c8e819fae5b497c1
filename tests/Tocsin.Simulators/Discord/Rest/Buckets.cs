using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Limits by bucket, announced in headers, and one over everything that is announced only when it is met.</summary>
internal sealed class Buckets(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private readonly Dictionary<(string Route, string Major), (TimeSpan Until, int Used)> _windows = [];
    private readonly Queue<TimeSpan> _all = new();

    /// <summary>Limits by route: so many within so long, for each channel by itself. Routes without one carry no headers.</summary>
    public Dictionary<string, (string Name, int Limit, TimeSpan Window)> Limits { get; } = new()
    {
        ["POST channels/*/messages"] = ("b7c1", 5, TimeSpan.FromSeconds(5)),
        ["PATCH channels/*/messages/*"] = ("e20f", 5, TimeSpan.FromSeconds(5)),
        ["DELETE channels/*/messages/*"] = ("99aa", 5, TimeSpan.FromSeconds(1)),
        ["POST channels/*/threads"] = ("7d14", 5, TimeSpan.FromSeconds(5)),
    };

    /// <summary>Discord's figure for a bot.</summary>
    public int GlobalPerSecond { get; set; } = 50;

    /// <summary>Each so many answers leave the headers out; zero for none.</summary>
    public int SilentEvery { get; set; } = 7;

    /// <summary>The most requests of one second so far.</summary>
    public int BusiestSecond { get; private set; }

    private int _answers;

    /// <summary>Counts a request in, or refuses it.</summary>
    public void Enter(ApiCall call, HttpResponse response)
    {
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_started);
            if (call.Path[0] != "interactions" && call.Path[0] != "webhooks")
            {
                Everything(now);
            }

            if (!Limits.TryGetValue(call.Route, out var limit))
            {
                return;
            }

            var key = (limit.Name, call.Path[1]);
            var window = _windows.GetValueOrDefault(key);
            window = window.Until <= now ? (now + limit.Window, 0) : window;
            var left = window.Until - now;
            if (window.Used >= limit.Limit)
            {
                Announce(response, limit.Name, limit.Limit, 0, left);
                throw ApiError.Limited(Math.Round(left.TotalSeconds, 3), "user");
            }

            _windows[key] = (window.Until, window.Used + 1);
            if (SilentEvery == 0 || ++_answers % SilentEvery != 0)
            {
                Announce(response, limit.Name, limit.Limit, limit.Limit - window.Used - 1, left);
            }
        }
    }

    private void Everything(TimeSpan now)
    {
        while (_all.TryPeek(out var oldest) && oldest + TimeSpan.FromSeconds(1) <= now)
        {
            _all.Dequeue();
        }

        if (_all.Count >= GlobalPerSecond)
        {
            throw ApiError.Limited(Math.Round((_all.Peek() + TimeSpan.FromSeconds(1) - now).TotalSeconds, 3), "global");
        }

        _all.Enqueue(now);
        BusiestSecond = Math.Max(BusiestSecond, _all.Count);
    }

    private static void Announce(HttpResponse response, string bucket, int limit, int remaining, TimeSpan left)
    {
        response.Headers["X-RateLimit-Bucket"] = bucket;
        response.Headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset-After"] = left.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
    }
}

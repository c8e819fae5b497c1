using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tocsin.Faults;

/// <summary>Plays both platforms over HTTP and writes down every message that stands. It outlives whoever it kills.</summary>
/// <remarks><c>nonced</c> answers a repeated nonce with the message that exists; <c>plain</c> knows no such thing.</remarks>
internal sealed class LedgerServer : IAsyncDisposable
{
    public const string Nonced = "nonced";
    public const string Plain = "plain";

    /// <summary>How long the answer that asks to wait may be on its way, and be read, on a machine that is busy with all this.</summary>
    private static readonly long Grace = Stopwatch.Frequency * 3 / 2;

    private readonly FaultOptions _options;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, string> _byNonce = new();
    private readonly ConcurrentDictionary<string, int> _copies = new();
    private readonly ConcurrentDictionary<string, (string Place, string Key)> _standing = new();
    private readonly ConcurrentDictionary<string, (long Known, long Until)> _waits = new();
    private readonly WebApplication _app;
    private int _number;
    private int _insideWait;

    private LedgerServer(FaultOptions options)
    {
        _options = options;
        _random = new Random(options.Seed);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/{platform}/send", AnswerAsync);
        _app.MapPost("/{platform}/edit", ChangeAsync);
        _app.MapPost("/{platform}/delete", ChangeAsync);
    }

    public string Address => _app.Urls.First();

    /// <summary>Requests that came while their platform had asked to wait.</summary>
    public int InsideWait => _insideWait;

    public static async Task<LedgerServer> StartAsync(FaultOptions options)
    {
        var ledger = new LedgerServer(options);
        await ledger._app.StartAsync();
        return ledger;
    }

    /// <summary>How many copies stand of one part of one post in one chat.</summary>
    public int CopiesOf(string platform, string place, string payload) => _copies.GetValueOrDefault(Key(platform, place, payload));

    public int Total => _copies.Values.Sum();

    public int Twice => _copies.Values.Sum(copies => Math.Max(0, copies - 1));

    public int TwiceOn(string platform) =>
        _copies.Where(item => item.Key.StartsWith(platform + '\n', StringComparison.Ordinal)).Sum(item => Math.Max(0, item.Value - 1));

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    private static string Key(string platform, string place, string payload) => $"{platform}\n{place}\n{payload}";

    private async Task AnswerAsync(HttpContext context, string platform)
    {
        var request = context.Request;
        var place = request.Query["place"].ToString();
        var nonce = request.Query["nonce"].ToString();
        using var reader = new StreamReader(request.Body);
        var payload = await reader.ReadToEndAsync(context.RequestAborted);
        var now = Stopwatch.GetTimestamp();

        if (_waits.TryGetValue(platform, out var wait) && now < wait.Until)
        {
            if (now > wait.Known)
            {
                Interlocked.Increment(ref _insideWait);
            }

            await RefuseAsync(context, (double)(wait.Until - now) / Stopwatch.Frequency);
            return;
        }

        var (fate, lag) = Draw();
        if (fate == Fate.Busy)
        {
            var seconds = 2 + (lag / 10.0);
            await RefuseAsync(context, seconds);
            now = Stopwatch.GetTimestamp();
            _waits[platform] = (now + Grace, now + (long)(seconds * Stopwatch.Frequency));
            return;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(lag), TimeProvider.System);
        if (fate == Fate.LostOnTheWay)
        {
            context.Abort();
            return;
        }

        var id = Deliver(platform, place, payload, nonce);
        switch (fate)
        {
            case Fate.AnswerLost:
                context.Abort();
                return;
            case Fate.GatewayTimeout:
                context.Response.StatusCode = 504;
                await context.Response.WriteAsync("<html>gateway timeout</html>");
                return;
            case Fate.Late:
                await Task.Delay(FaultHost.SendTimeLimit + TimeSpan.FromSeconds(0.5), TimeProvider.System);
                break;
        }

        await context.Response.WriteAsync(id);
    }

    private string Deliver(string platform, string place, string payload, string nonce)
    {
        if (platform == Nonced && _byNonce.TryGetValue(nonce, out var known))
        {
            return known;
        }

        var id = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
        _byNonce[nonce] = id;
        Stand(id, place, Key(platform, place, payload));
        return id;
    }

    private void Stand(string id, string place, string key)
    {
        _standing[id] = (place, key);
        _copies.AddOrUpdate(key, 1, (_, copies) => copies + 1);
    }

    /// <summary>Another text for a message that stands, or none; 404 where it does not stand. Done again it changes nothing.</summary>
    private async Task ChangeAsync(HttpContext context, string platform)
    {
        var id = context.Request.Query["id"].ToString();
        using var reader = new StreamReader(context.Request.Body);
        var payload = await reader.ReadToEndAsync(context.RequestAborted);
        int lag;
        lock (_gate)
        {
            lag = _random.Next(1, 15);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(lag), TimeProvider.System);
        lock (_gate)
        {
            if (!_standing.TryRemove(id, out var message))
            {
                context.Response.StatusCode = 404;
                return;
            }

            _copies.AddOrUpdate(message.Key, 0, (_, copies) => copies - 1);
            if (context.Request.Path.Value!.EndsWith("/edit", StringComparison.Ordinal))
            {
                Stand(id, message.Place, Key(platform, message.Place, payload));
            }
        }
    }

    private static Task RefuseAsync(HttpContext context, double seconds)
    {
        context.Response.StatusCode = 429;
        return context.Response.WriteAsync(seconds.ToString(CultureInfo.InvariantCulture));
    }

    private (Fate Fate, int Lag) Draw()
    {
        lock (_gate)
        {
            var lag = _random.Next(1, 15);
            var dice = _random.Next(100);
            return dice < _options.AmbiguousPercent ? ((Fate)_random.Next(1, 5), lag)
                : dice < _options.AmbiguousPercent + _options.BusyPercent ? (Fate.Busy, lag)
                : (Fate.Answered, lag);
        }
    }

    private enum Fate
    {
        Answered,
        AnswerLost,
        LostOnTheWay,
        GatewayTimeout,
        Late,
        Busy,
    }
}

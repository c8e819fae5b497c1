using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tocsin.Faults;

/// <summary>Plays both platforms over HTTP and writes down every message that stands. It outlives whoever it kills.</summary>
/// <remarks><c>nonced</c> answers a nonce that is repeated inside its window with the message that exists; <c>plain</c> knows no such thing.</remarks>
internal sealed class LedgerServer : IAsyncDisposable
{
    public const string Nonced = "nonced";
    public const string Plain = "plain";

    private readonly FaultOptions _options;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LedgerNonces> _nonces;
    private readonly LedgerWaits _waits;
    private readonly ConcurrentDictionary<string, int> _copies = new();
    private readonly ConcurrentDictionary<string, (string Place, string Key)> _standing = new();
    private readonly WebApplication _app;
    private int _number;

    private LedgerServer(FaultOptions options, TimeProvider clock)
    {
        _options = options;
        _waits = new LedgerWaits(clock, options is { Kills: 0, EditKills: 0, Nodes: 1 });
        _nonces = new Dictionary<string, LedgerNonces>
        {
            [Nonced] = new(clock, options.NonceWindow),
            [Plain] = new(clock, TimeSpan.Zero),
        };
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

    /// <summary>What was asked of those who were too fast.</summary>
    public LedgerWaits Waits => _waits;

    /// <summary>Requests for what may have arrived already, when no nonce could tell any more.</summary>
    public int Resent => _nonces.Values.Sum(nonces => nonces.Resent);

    /// <param name="options">What it does to those who ask.</param>
    /// <param name="clock">By which it forgets nonces and counts waits.</param>
    public static async Task<LedgerServer> StartAsync(FaultOptions options, TimeProvider clock)
    {
        var ledger = new LedgerServer(options, clock);
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
        var caller = LedgerWaits.Caller.Read(request.Query["life"].ToString(), request.Query["heard"].ToString());
        if (_waits.Meet(platform, place, caller) is { } standing)
        {
            await RefuseAsync(context, standing);
            return;
        }

        var (fate, lag) = Draw();
        if (fate == Fate.Busy)
        {
            await RefuseAsync(context, AskToWait(platform, place, caller));
            return;
        }

        _nonces[platform].Asked(Key(platform, place, payload));
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

    private string Deliver(string platform, string place, string payload, string nonce) =>
        _nonces[platform].Deliver(nonce, () =>
        {
            var id = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
            Stand(id, place, Key(platform, place, payload));
            return id;
        });

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

    /// <summary>From a quarter of the longest wait to all of it; each fourth time for the whole platform, else for the chat.</summary>
    private LedgerWaits.Wait AskToWait(string platform, string place, LedgerWaits.Caller caller)
    {
        lock (_gate)
        {
            var time = _options.LongestWait * (0.25 + (_random.NextDouble() * 0.75));
            return _waits.Ask(platform, place, caller, _random.Next(4) == 0, time);
        }
    }

    private Task RefuseAsync(HttpContext context, LedgerWaits.Wait wait)
    {
        context.Response.StatusCode = 429;
        return context.Response.WriteAsync(_waits.Say(wait));
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

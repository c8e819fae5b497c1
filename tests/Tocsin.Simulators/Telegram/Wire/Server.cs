using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tocsin.Simulators.Telegram.Methods;
using Tocsin.Simulators.Telegram.State;

namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>The Bot API's HTTP side on 127.0.0.1: <c>/bot{token}/{method}</c>, GET or POST.</summary>
internal sealed class Server(
    string token, World world, UpdateQueue updates, Faults faults, SpecCheck? spec, IReadOnlyDictionary<string, Method> methods)
{
    /// <summary>Every request that came, by method.</summary>
    public List<ApiCall> Calls { get; } = [];

    /// <summary>What the specification says against them.</summary>
    public List<string> Problems { get; } = [];

    public async Task<WebApplication> StartAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        var app = builder.Build();
        // The bot's guard listens: the time of an answer is the simulated world's, not this machine's.
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.Date = world.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            return next(http);
        });
        app.Run(AnswerAsync);
        await app.StartAsync();
        return app;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.Split('/');
        if (path is ["", "file", _, "photos", _] && path[2] == "bot" + token)
        {
            await SendFileAsync(http, path[4]);
        }
        else if (path.Length != 3 || !path[1].StartsWith("bot", StringComparison.Ordinal))
        {
            await WriteAsync(http, new BotApiException(404, "Not Found"));
        }
        else if (path[1] != "bot" + token)
        {
            await WriteAsync(http, new BotApiException(401, "Unauthorized"));
        }
        else
        {
            await AnswerAsync(http, await ApiCall.ReadAsync(path[2], http.Request));
        }
    }

    /// <summary>core.telegram.org/bots/api#getfile: <c>/file/bot{token}/{file_path}</c>.</summary>
    private async Task SendFileAsync(HttpContext http, string name)
    {
        byte[]? bytes;
        lock (world.Gate)
        {
            bytes = world.Files.GetValueOrDefault(name);
        }

        http.Response.StatusCode = bytes is null ? 404 : 200;
        await http.Response.Body.WriteAsync(bytes ?? []);
    }

    private async Task AnswerAsync(HttpContext http, ApiCall call)
    {
        lock (world.Gate)
        {
            Calls.Add(call);
        }

        var fault = faults.Take(call.Method, long.TryParse(call.Text("chat_id"), CultureInfo.InvariantCulture, out var chat) ? chat : null);
        switch (fault)
        {
            case Fault.RateLimited:
                await WriteAsync(http, BotApiException.TooMany(faults.RetryAfterSeconds));
                return;
            case Fault.BadGateway:
                http.Response.StatusCode = 502;
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>");
                return;
            case Fault.Dropped:
                http.Abort();
                return;
            default:
                break;
        }

        try
        {
            var result = await DoAsync(call, http.RequestAborted);
            await SendAsync(http, new JsonObject { ["ok"] = true, ["result"] = result }, fault);
        }
        catch (BotApiException refusal)
        {
            await WriteAsync(http, refusal);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private async Task<JsonNode> DoAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (spec?.Problems(call) is { Count: > 0 } problems)
        {
            lock (world.Gate)
            {
                Problems.AddRange(problems);
            }

            throw BotApiException.BadRequest($"against the specification: {string.Join("; ", problems)}");
        }

        if (call.Method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            return await updates.PollAsync(call, cancellationToken);
        }

        if (!methods.TryGetValue(call.Method, out var method))
        {
            throw new BotApiException(404, "Not Found: method not found");
        }

        lock (world.Gate)
        {
            return method(call);
        }
    }

    private static async Task SendAsync(HttpContext http, JsonObject answer, Fault fault)
    {
        var text = answer.ToJsonString();
        switch (fault)
        {
            case Fault.DoneThenDropped:
                http.Abort();
                break;
            case Fault.DoneThenStalled:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
                break;
            case Fault.DoneThenSlow:
                await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, http.RequestAborted);
                goto default;
            case Fault.DoneThenTruncated:
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(text[..(text.Length / 2)]);
                break;
            default:
                await WriteAsync(http, text);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext http, BotApiException refusal)
    {
        http.Response.StatusCode = refusal.Code;
        if (refusal.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await WriteAsync(http, refusal.ToJson().ToJsonString());
    }

    /// <summary>Whole and with its length, as Telegram's own servers answer: not every client reads an answer in chunks.</summary>
    private static async Task WriteAsync(HttpContext http, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes);
    }
}

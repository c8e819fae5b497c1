using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tocsin.Simulators.Discord.Gateway;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Discord's HTTP side on 127.0.0.1: <c>/api/v10/…</c>, and the gateway's WebSocket.</summary>
internal sealed class Server(string token, World world, Sessions sessions, Faults faults, Buckets buckets, SpecCheck? spec)
{
    private readonly Router _router = new(world, sessions);

    /// <summary>Every request that came.</summary>
    public List<ApiCall> Calls { get; } = [];

    /// <summary>What the specification says against them.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Answers of 401, 403 and 429 that Discord would count against the address.</summary>
    public int InvalidRequests { get; private set; }

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
        app.UseWebSockets();
        app.Run(http => http.Request.Path.StartsWithSegments("/gateway", StringComparison.Ordinal)
            ? sessions.AcceptAsync(http)
            : AnswerAsync(http));
        await app.StartAsync();
        return app;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        try
        {
            if (http.Request.Path.Value!.Split('/') is ["", "attachments", var id, _] && world.Files.TryGetValue(id, out var bytes))
            {
                await http.Response.Body.WriteAsync(bytes);
                return;
            }

            if (!http.Request.Path.StartsWithSegments("/api/v10", StringComparison.Ordinal))
            {
                throw new ApiError(404, 0, "404: Not Found");
            }

            await AnswerAsync(http, await ApiCall.ReadAsync(http.Request));
        }
        catch (ApiError refusal)
        {
            await WriteAsync(http, refusal);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext http, ApiCall call)
    {
        lock (world.Gate)
        {
            Calls.Add(call);
        }

        Admit(call);
        var fault = faults.Take(call);
        switch (fault)
        {
            case Fault.LimitedUser:
                throw ApiError.Limited(faults.RetryAfterSeconds, "user");
            case Fault.LimitedShared:
                throw ApiError.Limited(faults.RetryAfterSeconds, "shared");
            case Fault.LimitedGlobal:
                throw ApiError.Limited(faults.RetryAfterSeconds, "global");
            case Fault.LimitedByProxy:
                http.Response.StatusCode = 429;
                http.Response.Headers.RetryAfter = Math.Ceiling(faults.RetryAfterSeconds).ToString(CultureInfo.InvariantCulture);
                await http.Response.WriteAsync("<html>error 1015</html>");
                return;
            case Fault.BadGateway:
                http.Response.StatusCode = 502;
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><head><title>502 Bad Gateway</title></head></html>");
                return;
            case Fault.Dropped:
                http.Abort();
                return;
            default:
                break;
        }

        buckets.Enter(call, http.Response);
        JsonNode? result;
        lock (world.Gate)
        {
            if (spec?.Problems(call) is { Count: > 0 } problems)
            {
                Problems.AddRange(problems);
            }

            result = _router.Do(call);
        }

        await SendAsync(http, result, fault);
    }

    private void Admit(ApiCall call)
    {
        if (!call.Headers.UserAgent.ToString().StartsWith("DiscordBot (", StringComparison.Ordinal))
        {
            throw new ApiError(403, 0, "A User-Agent of the form DiscordBot (url, version) is required.");
        }

        var ownAuthority = call.Path[0] is "interactions" or "webhooks";
        if (!ownAuthority && call.Headers.Authorization != $"Bot {token}")
        {
            throw new ApiError(401, 0, "401: Unauthorized");
        }
    }

    private static async Task SendAsync(HttpContext http, JsonNode? answer, Fault fault)
    {
        var text = answer?.ToJsonString();
        http.Response.StatusCode = text is null ? 204 : 200;
        switch (fault)
        {
            case Fault.DoneThenDropped:
                http.Abort();
                break;
            case Fault.DoneThenStalled:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
                break;
            case Fault.DoneThenTruncated:
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(text?[..(text.Length / 2)] ?? "");
                break;
            default:
                if (text is not null)
                {
                    http.Response.ContentType = "application/json";
                    await http.Response.WriteAsync(text);
                }

                break;
        }
    }

    private async Task WriteAsync(HttpContext http, ApiError refusal)
    {
        lock (world.Gate)
        {
            InvalidRequests += refusal.Status is 401 or 403 || refusal is { Status: 429, Scope: not "shared" } ? 1 : 0;
        }

        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = "application/json";
        if (refusal.Scope is { } scope)
        {
            http.Response.Headers["X-RateLimit-Scope"] = scope;
            http.Response.Headers.RetryAfter = Math.Ceiling(refusal.RetryAfter ?? 0).ToString(CultureInfo.InvariantCulture);
            if (scope == "global")
            {
                http.Response.Headers["X-RateLimit-Global"] = "true";
            }
        }

        await http.Response.WriteAsync(refusal.ToJson().ToJsonString());
    }
}

using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Receiving;

/// <summary>Lets Telegram call us with updates, on one path and with one secret; everything else is a bare 404.</summary>
/// <remarks>An update is answered with 200 only once it is handled: what is not, Telegram sends again.</remarks>
internal sealed partial class WebhookListener(
    ITelegramApi api, UpdateInbox inbox, IOptions<TelegramOptions> options, TimeProvider clock, ILogger<WebhookListener> log)
{
    /// <summary>Where Telegram puts the secret (core.telegram.org/bots/api#setwebhook).</summary>
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private const int LargestUpdateInBytes = 1024 * 1024;

    /// <summary>After so long a port that was taken is tried again: a program that is being replaced lets go of it.</summary>
    private static readonly TimeSpan TakenWait = TimeSpan.FromSeconds(10);

    private readonly WebhookOptions _webhook = options.Value.Webhook;
    private readonly byte[] _secret = Encoding.ASCII.GetBytes(
        options.Value.Webhook.Secret is { Length: > 0 } chosen ? chosen : RandomNumberGenerator.GetHexString(64, lowercase: true));

    /// <summary>Listens until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var app = await ListenAsync(cancellationToken);
        await RegisterAsync(cancellationToken);
        Log.Listening(log, _webhook.Listen, _webhook.Url);
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(CancellationToken.None);
    }

    private async Task<WebApplication> ListenAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var app = Build(cancellationToken);
            try
            {
                await app.StartAsync(cancellationToken);
                return app;
            }
            catch (Exception failure) when (failure is IOException or SocketException)
            {
                await app.DisposeAsync();
                if (isFirst)
                {
                    Log.CannotListen(log, _webhook.Listen, failure.Message);
                }
            }

            await Task.Delay(TakenWait, clock, cancellationToken);
        }
    }

    private WebApplication Build(CancellationToken stopping)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestUpdateInBytes);
        builder.WebHost.UseUrls(_webhook.Listen);
        var app = builder.Build();
        var path = new Uri(_webhook.Url).AbsolutePath;
        app.Run(http => AnswerAsync(http, path, stopping));
        return app;
    }

    private async Task AnswerAsync(HttpContext http, string path, CancellationToken stopping)
    {
        if (http.Request.Path != path || !HttpMethods.IsPost(http.Request.Method) || !HasSecret(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            await inbox.HandleAsync(ApiAnswers.Update(body.RootElement), stopping);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (OperationCanceledException)
        {
            // Stopping: Telegram sends it again.
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>Compared in constant time: how long the comparison takes tells nothing of the secret.</summary>
    private bool HasSecret(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString()), _secret);

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var wait = new RetryWait();
        var request = new SetWebhook(_webhook.Url, Encoding.ASCII.GetString(_secret), UpdateHandler.Kinds);
        while (true)
        {
            var answer = await api.SetWebhookAsync(request, cancellationToken);
            if (answer.IsOk)
            {
                return;
            }

            Log.NotRegistered(log, answer.Problem.Text);
            await Task.Delay(wait.After(answer.Problem), clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7220, LogLevel.Information, "Telegram calls {Url}; listening on {Listen}")]
        public static partial void Listening(ILogger log, string listen, string url);

        [LoggerMessage(7221, LogLevel.Warning, "Telegram does not take Telegram:Webhook:Url ({Problem}); trying again")]
        public static partial void NotRegistered(ILogger log, string problem);

        [LoggerMessage(7222, LogLevel.Error,
            "Cannot listen on Telegram:Webhook:Listen = {Listen} ({Problem}): free the port or name another; trying again. All else runs on")]
        public static partial void CannotListen(ILogger log, string listen, string problem);
    }
}

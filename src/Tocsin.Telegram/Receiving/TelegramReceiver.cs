using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Storage;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Sending;

namespace Tocsin.Telegram.Receiving;

/// <summary>Connects to Telegram and listens until the program stops.</summary>
/// <remarks>A refused token is said in one line and ends only this: the other platforms run on.</remarks>
internal sealed partial class TelegramReceiver(
    ITelegramApi api,
    Turns turns,
    BotIdentity identity,
    CommandMenus menus,
    LongPolling polling,
    WebhookListener webhook,
    IOptions<TelegramOptions> options,
    TimeProvider clock,
    ILogger<TelegramReceiver> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await turns.WorkAsync(TelegramPlace.Platform, ReceiveAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
        catch (Exception failure)
        {
            Log.Ended(log, failure);
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        if (await MeetAsync(cancellationToken))
        {
            // Nobody waits for the menus.
            await Task.WhenAll(
                menus.RegisterAsync(cancellationToken),
                options.Value.Webhook.Url.Length > 0 ? webhook.RunAsync(cancellationToken) : polling.RunAsync(cancellationToken));
        }
    }

    /// <summary>Learns who the bot is; false when the token is refused.</summary>
    private async Task<bool> MeetAsync(CancellationToken cancellationToken)
    {
        var wait = new RetryWait();
        while (true)
        {
            var answer = await api.GetMeAsync(cancellationToken);
            if (answer.IsOk)
            {
                (identity.Username, identity.Id) = (answer.Value.Username ?? "", answer.Value.Id);
                Log.Connected(log, identity.Username);
                return true;
            }

            if (Refusals.IsTokenRefused(answer.Problem))
            {
                Log.TokenRefused(log, answer.Problem.Text);
                return false;
            }

            if (!wait.IsFailing)
            {
                Log.CannotConnect(log, options.Value.BaseUrl, answer.Problem.Text);
            }

            await Task.Delay(wait.After(answer.Problem), clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7230, LogLevel.Information, "Connected to Telegram as @{Username}")]
        public static partial void Connected(ILogger log, string username);

        [LoggerMessage(7231, LogLevel.Error,
            "Telegram refuses the token ({Problem}): set Telegram:Token to the one that BotFather gave and restart. All else runs on")]
        public static partial void TokenRefused(ILogger log, string problem);

        [LoggerMessage(7232, LogLevel.Warning, "Telegram at {BaseUrl} cannot be reached ({Problem}); trying again, ever more slowly")]
        public static partial void CannotConnect(ILogger log, string baseUrl, string problem);

        [LoggerMessage(7233, LogLevel.Critical, "Receiving from Telegram ended on an error of Tocsin's own; restart it, and please report this")]
        public static partial void Ended(ILogger log, Exception exception);
    }
}

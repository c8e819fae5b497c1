using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Sending;

namespace Tocsin.Telegram.Receiving;

/// <summary>Asks Telegram for updates, again and again. Needs no public port.</summary>
/// <remarks>
/// An update is confirmed by asking for the one after it, which happens only once it is handled. After a 409 (another
/// program polls with the same token) and after every failure it waits, longer each time.
/// </remarks>
internal sealed partial class LongPolling(
    ITelegramApi api, UpdateInbox inbox, IOptions<TelegramOptions> options, TimeProvider clock, ILogger<LongPolling> log)
{
    /// <summary>A server that answers "nothing new" at once is not asked more often than this.</summary>
    private static readonly TimeSpan LeastBetween = TimeSpan.FromSeconds(1);

    private readonly RetryWait _wait = new();

    /// <summary>Returns when the token is refused; otherwise only when cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        long? offset = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            var request = new GetUpdates(offset, (int)options.Value.PollTimeout.TotalSeconds, UpdateHandler.Kinds);
            var asked = clock.GetTimestamp();
            var answer = await api.GetUpdatesAsync(request, cancellationToken);
            if (answer.IsOk)
            {
                NoteSuccess();
                await inbox.HandleAsync(answer.Value, cancellationToken);
                offset = answer.Value.Count > 0 ? answer.Value.Max(update => update.UpdateId) + 1 : offset;
                if (answer.Value.Count == 0 && clock.GetElapsedTime(asked) < LeastBetween)
                {
                    await Task.Delay(LeastBetween, clock, cancellationToken);
                }
            }
            else if (!await RecoverAsync(answer.Problem, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<bool> RecoverAsync(ApiProblem problem, CancellationToken cancellationToken)
    {
        if (Refusals.IsTokenRefused(problem))
        {
            Log.TokenRefused(log, problem.Text);
            return false;
        }

        if (!_wait.IsFailing)
        {
            Log.PollingFails(log, problem.Text);
        }

        if (problem is ApiProblem.Refused { Code: 409 } conflict && conflict.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase))
        {
            await api.DeleteWebhookAsync(cancellationToken);
        }

        await Task.Delay(_wait.After(problem), clock, cancellationToken);
        return true;
    }

    private void NoteSuccess()
    {
        if (_wait.IsFailing)
        {
            Log.PollingWorks(log);
        }

        _wait.Reset();
    }

    private static partial class Log
    {
        [LoggerMessage(7210, LogLevel.Warning,
            "Telegram gives no updates ({Problem}); trying again, ever more slowly. A 409 means that another program uses the same token")]
        public static partial void PollingFails(ILogger log, string problem);

        [LoggerMessage(7211, LogLevel.Information, "Telegram gives updates again")]
        public static partial void PollingWorks(ILogger log);

        [LoggerMessage(7212, LogLevel.Error,
            "Telegram no longer accepts the token ({Problem}): set Telegram:Token to a valid one and restart. All else runs on")]
        public static partial void TokenRefused(ILogger log, string problem);
    }
}

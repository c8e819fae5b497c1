using System.Data.Common;
using Microsoft.Extensions.Logging;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Receiving;

/// <summary>Handles updates as they come in: in order within a chat, several chats at once.</summary>
/// <remarks>
/// When a method returns, every update is handled, or its failure is logged: it may be confirmed. While the database refuses,
/// none is passed over for ten minutes: that a group moved, or threw the bot out, is said only once.
/// </remarks>
internal sealed partial class UpdateInbox(UpdateHandler handler, TimeProvider clock, ILogger<UpdateInbox> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Ten minutes: an error that lasts longer is one of ours, and must not hold up everybody else.</summary>
    private const int MostTries = 600;

    private const int ChatsAtOnce = 8;

    public Task HandleAsync(IReadOnlyList<TelegramUpdate> updates, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            updates.GroupBy(Place),
            new ParallelOptions { MaxDegreeOfParallelism = ChatsAtOnce, CancellationToken = cancellationToken },
            async (chat, token) =>
            {
                foreach (var update in chat)
                {
                    await HandleAsync(update, token);
                }
            });

    public async Task HandleAsync(TelegramUpdate update, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await handler.HandleAsync(update, cancellationToken);
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (DbException failure) when (tries < MostTries)
            {
                Log.Waits(log, update.UpdateId, failure.Message);
            }
            catch (Exception failure)
            {
                Log.Failed(log, update.UpdateId, failure);
                return;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static long Place(TelegramUpdate update) =>
        update.Message?.Chat.Id ?? update.ChannelPost?.Chat.Id ?? update.MyChatMember?.Chat.Id
        ?? update.CallbackQuery?.Message?.Chat.Id ?? update.CallbackQuery?.From.Id ?? update.InlineQuery?.From.Id ?? update.UpdateId;

    private static partial class Log
    {
        [LoggerMessage(7201, LogLevel.Error, "Update {Update} waits: the database refuses ({Reason}); trying again every second")]
        public static partial void Waits(ILogger log, long update, string reason);

        [LoggerMessage(7200, LogLevel.Error, "Update {Update} failed and is passed over")]
        public static partial void Failed(ILogger log, long update, Exception exception);
    }
}

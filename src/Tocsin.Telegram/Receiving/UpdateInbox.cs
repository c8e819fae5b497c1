using Microsoft.Extensions.Logging;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Receiving;

/// <summary>Handles updates as they come in: in order within a chat, several chats at once.</summary>
/// <remarks>When a method returns, every update is handled, or its failure is logged: it may be confirmed.</remarks>
internal sealed partial class UpdateInbox(UpdateHandler handler, ILogger<UpdateInbox> log)
{
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
        try
        {
            await handler.HandleAsync(update, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            Log.Failed(log, update.UpdateId, failure);
        }
    }

    private static long Place(TelegramUpdate update) =>
        update.Message?.Chat.Id ?? update.ChannelPost?.Chat.Id ?? update.MyChatMember?.Chat.Id
        ?? update.CallbackQuery?.Message?.Chat.Id ?? update.CallbackQuery?.From.Id ?? update.InlineQuery?.From.Id ?? update.UpdateId;

    private static partial class Log
    {
        [LoggerMessage(7200, LogLevel.Error, "Update {Update} failed and is passed over")]
        public static partial void Failed(ILogger log, long update, Exception exception);
    }
}

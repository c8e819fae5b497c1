using System.Globalization;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Rendering;

namespace Tocsin.Telegram.Sending;

/// <summary>Telegram as a place where posts go.</summary>
/// <remarks>Whoever sends, edits or deletes waits for the turn before the call; a second request, where one is needed, waits here.
/// There is no nonce and no way to ask whether a message arrived: what got no answer is in doubt.</remarks>
internal sealed class TelegramPlatform(
    ITelegramApi api,
    MessageSender sender,
    MessageEditor editor,
    RecallNotice notice,
    RateLimitScope limits,
    TakeTurn takeTurn,
    IOptions<TelegramOptions> options) : IPlatform
{
    public string Name => TelegramPlace.Platform;

    public PlatformTraits Traits { get; } =
        new(options.Value.MessagesPerSecond, options.Value.MessagesPerMinutePerChat, NonceWindow: TimeSpan.Zero) { TellsTime = true };

    public IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings) => PostRenderer.Render(post, settings);

    public async Task<SendOutcome> SendAsync(OutgoingPart part, CancellationToken cancellationToken)
    {
        if (TelegramPlace.Of(part.Chat) is not { } place)
        {
            return NoSuchAddress();
        }

        var answer = await sender.SendAsync(place, part.Part, new SendingOptions(part.Silent, ReplyOf(part)) { MayLeave = part.MayLeave }, cancellationToken);
        return answer.IsOk
            ? new SendOutcome.Delivered(answer.Value.MessageId.ToString(CultureInfo.InvariantCulture))
            : Outcome(place, answer.Problem);
    }

    public async Task<SendOutcome> EditAsync(
        ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken)
    {
        return Message(chat, messageId) is var (place, message)
            ? Outcome(place, messageId, await editor.EditAsync(place.ChatId, message, part, cancellationToken))
            : NoSuchAddress();
    }

    /// <summary>Deletes a message; one too old for that (48 hours) is edited to a notice that it was withdrawn.</summary>
    public async Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken)
    {
        if (Message(chat, messageId) is not var (place, message))
        {
            return NoSuchAddress();
        }

        var answer = await api.DeleteMessageAsync(new DeleteMessage(place.ChatId, message), cancellationToken);
        if (Refusals.IsTooOldToDelete(answer.Problem))
        {
            if (await takeTurn(cancellationToken) is { } pause)
            {
                return new SendOutcome.RateLimited(pause, WholePlatform: true);
            }

            var words = await notice.ForAsync(chat, cancellationToken);
            answer = await editor.EditWordsAsync(place.ChatId, message, words, noPreview: true, keyboard: null, cancellationToken);
        }

        var isGone = Refusals.IsAlreadyDeleted(answer.Problem) || Refusals.IsNotModified(answer.Problem);
        return isGone ? new SendOutcome.Delivered(messageId) : Outcome(place, messageId, answer);
    }

    public MessageLink? ReadLink(string link) => TelegramLink.Read(link);

    private static ReplyParameters? ReplyOf(OutgoingPart part) =>
        long.TryParse(part.ReplyTo, NumberStyles.None, CultureInfo.InvariantCulture, out var message) ? new ReplyParameters(message) : null;

    private static (TelegramPlace Place, long Message)? Message(ChatAddress chat, string messageId) =>
        TelegramPlace.Of(chat) is { } place
        && long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
            ? (place, message)
            : null;

    // Without the address: a private chat's is its person's number.
    private static SendOutcome.Refused NoSuchAddress() => new("the chat, or the message in it, has no address of Telegram");

    private SendOutcome Outcome(TelegramPlace place, string messageId, ApiAnswer<bool> answer) =>
        answer.IsOk ? new SendOutcome.Delivered(messageId) : Outcome(place, answer.Problem);

    private SendOutcome Outcome(TelegramPlace place, ApiProblem problem) => Refusals.Outcome(
        problem, problem is ApiProblem.RateLimited limited && limits.IsWholePlatform(place.ChatId, limited.After));
}

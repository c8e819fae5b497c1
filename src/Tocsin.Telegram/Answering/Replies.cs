using Microsoft.Extensions.Logging;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Rendering;
using Tocsin.Telegram.Sending;

namespace Tocsin.Telegram.Answering;

/// <summary>Sends answers to people: ahead of broadcasts, in the thread asked from, at the platform's pace.</summary>
internal sealed partial class Replies(
    MessageSender sender,
    MessageEditor editor,
    PlatformPaces paces,
    TakeTurn takeTurn,
    RateLimitScope limits,
    ChatStore chats,
    TimeProvider clock,
    ILogger<Replies> log)
{
    /// <summary>Stands before the command of a button that replaces the message it is under.</summary>
    public const char InPlace = '=';

    /// <summary>An answer that must wait longer than this has lost its asker.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(45);

    /// <summary>Sends an answer's posts, the first as a reply to <paramref name="replyTo"/>.</summary>
    public async Task SendAsync(TelegramPlace place, DeskAnswer answer, long? replyTo, CancellationToken cancellationToken)
    {
        var reply = replyTo is { } message ? new ReplyParameters(message) : null;
        foreach (var part in Parts(answer))
        {
            if (await SendAsync(place, part, new SendingOptions(Reply: reply), cancellationToken) is not { } sentTo)
            {
                return;
            }

            (place, reply) = (sentTo, null);
        }
    }

    /// <summary>Puts an answer in the place of the message with the button; sends it anew where that cannot be.</summary>
    public async Task ReplaceAsync(TelegramPlace place, long message, DeskAnswer answer, CancellationToken cancellationToken)
    {
        var parts = Parts(answer);
        if (parts.Count == 1 && await PassAsync(cancellationToken)
            && (await editor.EditAsync(place.ChatId, message, parts[0], cancellationToken)).IsOk)
        {
            return;
        }

        await SendAsync(place, answer, message, cancellationToken);
    }

    private static List<RenderedPart> Parts(DeskAnswer answer) =>
        [.. answer.Answer.Posts.SelectMany(post => PostRenderer.Render(Marked(post, answer.Command), answer.Settings))];

    /// <summary>Buttons that call the same command again, for another page, turn the page in place.</summary>
    private static Post Marked(Post post, string command) => post with
    {
        Buttons =
        [
            .. post.Buttons.Select(button => button.Command is { } line && CommandDesk.CommandOf(line) == command
                ? button with { Command = InPlace + line }
                : button),
        ],
    };

    /// <summary>Where the message stands now; null when it could not be sent.</summary>
    private async Task<TelegramPlace?> SendAsync(
        TelegramPlace place, RenderedPart part, SendingOptions options, CancellationToken cancellationToken)
    {
        // A second try only where the first is known to have posted nothing.
        for (var attempt = 1; attempt <= 2 && await PassAsync(cancellationToken); attempt++)
        {
            var answer = await sender.SendAsync(place, part, options, cancellationToken);
            if (answer.IsOk)
            {
                return place;
            }

            var whole = answer.Problem is ApiProblem.RateLimited limit && limits.IsWholePlatform(place.ChatId, limit.After);
            switch (Refusals.Outcome(answer.Problem, whole))
            {
                case SendOutcome.RateLimited limited when limited.WholePlatform:
                    paces[TelegramPlace.Platform].Pause(limited.After);
                    break;
                case SendOutcome.RateLimited limited when limited.After <= LongestWait:
                    await Task.Delay(limited.After, clock, cancellationToken);
                    break;
                case SendOutcome.NotSent:
                    break;
                case SendOutcome.ChatMoved moved when TelegramPlace.Of(moved.To) is { } supergroup:
                    await chats.MoveAsync(place.Address, moved.To, cancellationToken);
                    place = supergroup;
                    break;
                case SendOutcome.ChatUnavailable unavailable:
                    await chats.SuspendAsync(place.Address, unavailable.Reason, unavailable.Detail, cancellationToken);
                    return null;
                default:
                    Log.NotAnswered(log, answer.Problem.Text);
                    return null;
            }
        }

        Log.NotAnswered(log, "the platform asks to wait");
        return null;
    }

    /// <summary>Waits for the turn, through a pause that is short enough; false when it is too long.</summary>
    private async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        while (await takeTurn(cancellationToken) is { } pause)
        {
            if (pause > LongestWait)
            {
                return false;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(7300, LogLevel.Warning, "An answer on Telegram was not sent ({Problem})")]
        public static partial void NotAnswered(ILogger log, string problem);
    }
}

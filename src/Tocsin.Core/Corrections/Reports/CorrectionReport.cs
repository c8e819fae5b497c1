namespace Tocsin.Core.Corrections.Reports;

/// <summary>What became of a correction in one chat.</summary>
public enum ChatResult
{
    /// <summary>The copy there is as it should be.</summary>
    Reached,

    /// <summary>The copy there had been deleted by others before.</summary>
    Gone,

    /// <summary>There was nothing to change: the chat's language says the same as before, or nothing of the post stood there.</summary>
    Unneeded,

    /// <summary>The post had not gone there yet: it goes out corrected, or not at all.</summary>
    NotSentYet,

    /// <summary>Under way.</summary>
    Working,

    /// <summary>Waits until the bot is back in the chat, or until a post in doubt is settled.</summary>
    Waiting,

    /// <summary>A further message may stand there or not; an organizer settles it.</summary>
    InDoubt,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>A later correction took its place.</summary>
    Superseded,
}

/// <summary>One chat of a report.</summary>
/// <param name="Change">The number by which a doubt there is settled.</param>
/// <param name="Chat">The chat without its address, <c>#7 (telegram)</c>: reports stand in rooms, and a private chat's address is its owner's number.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Dispatch">The post.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Reason">Why not, where there is a why: the platform's words, or the key of ours behind an <c>@</c>.</param>
public sealed record ChatReport(long Change, string Chat, string Platform, long Dispatch, ChatResult Result, string? Reason);

/// <summary>A correction, chat by chat. What it cannot count: forwards and screenshots.</summary>
public sealed record CorrectionReport(Correction Correction, IReadOnlyList<ChatReport> Chats)
{
    public int Count(params ReadOnlySpan<ChatResult> results)
    {
        var count = 0;
        foreach (var chat in Chats)
        {
            count += results.Contains(chat.Result) ? 1 : 0;
        }

        return count;
    }
}

using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Sending;

/// <summary>What an answer of the Bot API means for a delivery. Pure.</summary>
/// <remarks>
/// The API has no codes finer than HTTP's, so its English descriptions are what there is to go by; they are those of the
/// open-source Bot API server, which spells the upper-case ones as the inner API gives them.
/// </remarks>
internal static class Refusals
{
    /// <summary>How long everything waits after the token itself was refused: only its keeper can mend that.</summary>
    private static readonly TimeSpan TokenRefusedWait = TimeSpan.FromMinutes(5);

    private static readonly (string Words, SuspendReason Reason)[] Unavailable =
    [
        ("bot was blocked", SuspendReason.Blocked),
        ("user is deactivated", SuspendReason.Blocked),
        ("can't initiate conversation", SuspendReason.Blocked),
        ("was kicked", SuspendReason.Kicked),
        ("is not a member", SuspendReason.Kicked),
        ("chat was deleted", SuspendReason.Gone),
        ("chat not found", SuspendReason.Gone),
        ("message thread not found", SuspendReason.Closed),
        ("topic_closed", SuspendReason.Closed),
        ("topic_deleted", SuspendReason.Closed),
        ("chat is deactivated", SuspendReason.Closed),
        ("not enough rights", SuspendReason.NoPermission),
        ("have no rights", SuspendReason.NoPermission),
        ("need administrator rights", SuspendReason.NoPermission),
        ("chat_write_forbidden", SuspendReason.NoPermission),
        ("chat_send_", SuspendReason.NoPermission),
        ("chat_admin_required", SuspendReason.NoPermission),
        ("user_is_blocked", SuspendReason.Blocked),
        ("chat_restricted", SuspendReason.NoPermission),
    ];

    public static SendOutcome Outcome(ApiProblem problem, bool wholePlatform = false) => problem switch
    {
        ApiProblem.RateLimited limited => new SendOutcome.RateLimited(limited.After, wholePlatform),
        ApiProblem.NotSent notSent => new SendOutcome.NotSent(notSent.Reason),
        ApiProblem.InDoubt inDoubt => new SendOutcome.InDoubt(inDoubt.Reason),
        ApiProblem.Refused refused => Outcome(refused),
        _ => throw new InvalidOperationException($"Unknown problem {problem.GetType().Name}."),
    };

    /// <summary>The markup did not please Telegram: our fault, and nothing was posted.</summary>
    public static bool IsMarkupRefused(ApiProblem? problem) => Says(problem, "can't parse entities");

    /// <summary>The message already says so.</summary>
    public static bool IsNotModified(ApiProblem? problem) => Says(problem, "message is not modified");

    /// <summary>The message is a photo: its words are its caption.</summary>
    public static bool IsWithoutText(ApiProblem? problem) => Says(problem, "there is no text in the message to edit");

    /// <summary>The message is a text: it has no caption.</summary>
    public static bool IsWithoutCaption(ApiProblem? problem) => Says(problem, "there is no caption in the message to edit");

    /// <summary>Nothing stands there any more.</summary>
    public static bool IsAlreadyDeleted(ApiProblem? problem) => Says(problem, "message to delete not found");

    /// <summary>Over 48 hours old.</summary>
    public static bool IsTooOldToDelete(ApiProblem? problem) => Says(problem, "message can't be deleted");

    /// <summary>Telegram no longer has the file under the name it gave.</summary>
    public static bool IsFileForgotten(ApiProblem? problem) => Says(problem, "file identifier") || Says(problem, "file_reference");

    /// <summary>Telegram does not take the image, whatever its words: it is too large, or cannot be read.</summary>
    public static bool IsImageRefused(ApiProblem? problem) =>
        problem is ApiProblem.Refused { Code: 413 } || Says(problem, "image_process_failed") || Says(problem, "photo_invalid_dimensions")
        || Says(problem, "photo_ext_invalid") || Says(problem, "photo_save_file_invalid");

    /// <summary>The token is wrong or was taken back: 401, or 404 for one that cannot be a token at all.</summary>
    public static bool IsTokenRefused(ApiProblem? problem) => problem is ApiProblem.Refused { Code: 401 or 404 };

    private static SendOutcome Outcome(ApiProblem.Refused refused)
    {
        if (IsTokenRefused(refused))
        {
            return new SendOutcome.RateLimited(TokenRefusedWait, WholePlatform: true);
        }

        if (refused.MigratedTo is { } supergroup)
        {
            return new SendOutcome.ChatMoved(new TelegramPlace(supergroup).Address);
        }

        // Of edits only.
        if (Says(refused, "message to edit not found") || Says(refused, "message_id_invalid"))
        {
            return new SendOutcome.Gone();
        }

        var known = Array.Find(Unavailable, entry => Says(refused, entry.Words));
        if (known.Words is not null)
        {
            return new SendOutcome.ChatUnavailable(known.Reason, refused.Description);
        }

        return refused.Code == 403
            ? new SendOutcome.ChatUnavailable(SuspendReason.NoPermission, refused.Description)
            : new SendOutcome.Refused(refused.Text);
    }

    private static bool Says(ApiProblem? problem, string words) =>
        problem is ApiProblem.Refused refused && refused.Description.Contains(words, StringComparison.OrdinalIgnoreCase);
}

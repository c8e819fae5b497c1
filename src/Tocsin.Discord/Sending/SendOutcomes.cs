using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Discord.Api;

namespace Tocsin.Discord.Sending;

/// <summary>Discord's problems in the words of delivery.</summary>
/// <remarks>Codes: discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes.</remarks>
internal static class SendOutcomes
{
    private static readonly TimeSpan SlowMode = TimeSpan.FromMinutes(1);

    /// <summary>Discord names no time after which an old message may be edited again; asked seldom, it costs nothing.</summary>
    private static readonly TimeSpan EditsOfOld = TimeSpan.FromMinutes(15);

    /// <summary>What came before the request that posts took so long that it may not leave any more.</summary>
    public static RestProblem NoLonger { get; } = new RestProblem.NotSent("everything was halted, or too much time passed, before it could be sent");

    public static SendOutcome Of(RestProblem problem) => problem switch
    {
        RestProblem.RateLimited limited => new SendOutcome.RateLimited(limited.After, limited.Scope == RateScope.Global),
        RestProblem.NotSent not => new SendOutcome.NotSent(not.Reason),
        RestProblem.InDoubt doubt => new SendOutcome.InDoubt(doubt.Reason),
        RestProblem.Refused refused => Refusal(refused),
        _ => throw new InvalidOperationException($"No outcome for {problem.GetType().Name}."),
    };

    /// <summary>Deleting what is gone is done; every other refusal is one.</summary>
    public static SendOutcome OfDelete(RestProblem problem, string messageId) =>
        problem is RestProblem.Refused { Code: DiscordCodes.UnknownMessage } ? new SendOutcome.Delivered(messageId) : Of(problem);

    private static SendOutcome Refusal(RestProblem.Refused refused) => refused switch
    {
        { Status: 401 } => new SendOutcome.NotSent("Discord does not accept Discord:Token; set a valid one and restart"),
        { Code: DiscordCodes.UnknownMessage } => new SendOutcome.Gone(),
        { Code: DiscordCodes.TooManyEdits } => new SendOutcome.RateLimited(EditsOfOld, WholePlatform: false),
        { Code: DiscordCodes.UnknownChannel } => Unavailable(SuspendReason.Gone, refused),
        { Code: DiscordCodes.UnknownGuild } => Unavailable(SuspendReason.Kicked, refused),
        { Code: DiscordCodes.NoAccess or DiscordCodes.NoPermission } => Unavailable(SuspendReason.NoPermission, refused),
        { Code: DiscordCodes.NoPrivateChat } => Unavailable(SuspendReason.Blocked, refused),
        { Code: DiscordCodes.ThreadArchived or DiscordCodes.ThreadLocked or DiscordCodes.NotATextChannel } =>
            Unavailable(SuspendReason.Closed, refused),
        { Code: DiscordCodes.SlowMode or DiscordCodes.ChannelWriteLimit } => new SendOutcome.RateLimited(SlowMode, WholePlatform: false),
        // What a message may say is not a matter of where: the chat stays.
        { Code: DiscordCodes.BlockedByAutoMod } => new SendOutcome.Refused(refused.Text),
        { Status: 403 } => Unavailable(SuspendReason.NoPermission, refused),
        _ => new SendOutcome.Refused(refused.Text),
    };

    private static SendOutcome.ChatUnavailable Unavailable(SuspendReason reason, RestProblem.Refused refused) =>
        new(reason, refused.Text);
}

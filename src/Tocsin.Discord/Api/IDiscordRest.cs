using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Api;

/// <summary>The endpoints of Discord's API that Tocsin uses, one member each (discord.com/developers/docs/reference).</summary>
/// <remarks>
/// Implementations send each request at most once, keep Discord's limits by themselves, bound every call in time, answer
/// each failure as a <see cref="RestProblem"/> and throw only when <c>cancellationToken</c> is cancelled. Members may be
/// called from several threads.
/// </remarks>
internal interface IDiscordRest
{
    Task<RestAnswer<UserInfo>> GetMeAsync(CancellationToken cancellationToken);

    Task<RestAnswer<GatewayInfo>> GetGatewayAsync(CancellationToken cancellationToken);

    Task<RestAnswer<ChannelInfo>> GetChannelAsync(string channel, CancellationToken cancellationToken);

    Task<RestAnswer<MessageInfo>> CreateMessageAsync(string channel, MessageBody body, Upload? file, CancellationToken cancellationToken);

    Task<RestAnswer<MessageInfo>> EditMessageAsync(
        string channel, string message, MessageBody body, Upload? file, CancellationToken cancellationToken);

    Task<RestAnswer<Done>> DeleteMessageAsync(string channel, string message, CancellationToken cancellationToken);

    /// <summary>Publishes a message of an announcement channel to the channels that follow it.</summary>
    Task<RestAnswer<Done>> CrosspostAsync(string channel, string message, CancellationToken cancellationToken);

    Task<RestAnswer<ChannelInfo>> CreateForumThreadAsync(
        string forum, ForumThread thread, Upload? file, CancellationToken cancellationToken);

    /// <summary>The threads of a server that are not archived.</summary>
    Task<RestAnswer<ThreadList>> GetActiveThreadsAsync(string guild, CancellationToken cancellationToken);

    Task<RestAnswer<Done>> UnarchiveAsync(string thread, CancellationToken cancellationToken);

    /// <summary>Replaces every command of the application.</summary>
    Task<RestAnswer<Done>> SetCommandsAsync(
        string application, IReadOnlyList<CommandBody> commands, CancellationToken cancellationToken);

    /// <summary>The first answer to an interaction, due within 3 seconds.</summary>
    Task<RestAnswer<Done>> AnswerInteractionAsync(
        string interaction, string token, Callback callback, Upload? file, CancellationToken cancellationToken);

    /// <summary>A form as the first answer, due within 3 seconds.</summary>
    Task<RestAnswer<Done>> ShowFormAsync(string interaction, string token, FormCallback form, CancellationToken cancellationToken);

    /// <summary>Replaces the first answer; possible for 15 minutes.</summary>
    Task<RestAnswer<Done>> EditAnswerAsync(
        string application, string token, MessageBody body, Upload? file, CancellationToken cancellationToken);

    /// <summary>A further answer; possible for 15 minutes.</summary>
    Task<RestAnswer<Done>> FollowUpAsync(
        string application, string token, MessageBody body, Upload? file, CancellationToken cancellationToken);
}

using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Tests.Discord.Stories;

/// <summary>A client whose process is killed: from one message on they still reach Discord, but no answer is ever heard.</summary>
internal sealed class FreezingRest(IDiscordRest inner, int after, Task thaw) : IDiscordRest
{
    private int _created;

    /// <summary>Messages that were posted and never acknowledged.</summary>
    public int Frozen { get; private set; }

    public async Task<RestAnswer<MessageInfo>> CreateMessageAsync(
        string channel, MessageBody body, Upload? file, CancellationToken cancellationToken)
    {
        var answer = await inner.CreateMessageAsync(channel, body, file, cancellationToken);
        if (Interlocked.Increment(ref _created) > after)
        {
            Frozen++;
            await thaw;
        }

        return answer;
    }

    public Task<RestAnswer<UserInfo>> GetMeAsync(CancellationToken cancellationToken) => inner.GetMeAsync(cancellationToken);

    public Task<RestAnswer<GatewayInfo>> GetGatewayAsync(CancellationToken cancellationToken) => inner.GetGatewayAsync(cancellationToken);

    public Task<RestAnswer<ChannelInfo>> GetChannelAsync(string channel, CancellationToken cancellationToken) =>
        inner.GetChannelAsync(channel, cancellationToken);

    public Task<RestAnswer<MessageInfo>> EditMessageAsync(
        string channel, string message, MessageBody body, Upload? file, CancellationToken cancellationToken) =>
        inner.EditMessageAsync(channel, message, body, file, cancellationToken);

    public Task<RestAnswer<Done>> DeleteMessageAsync(string channel, string message, CancellationToken cancellationToken) =>
        inner.DeleteMessageAsync(channel, message, cancellationToken);

    public Task<RestAnswer<Done>> CrosspostAsync(string channel, string message, CancellationToken cancellationToken) =>
        inner.CrosspostAsync(channel, message, cancellationToken);

    public Task<RestAnswer<ChannelInfo>> CreateForumThreadAsync(
        string forum, ForumThread thread, Upload? file, CancellationToken cancellationToken) =>
        inner.CreateForumThreadAsync(forum, thread, file, cancellationToken);

    public Task<RestAnswer<ThreadList>> GetActiveThreadsAsync(string guild, CancellationToken cancellationToken) =>
        inner.GetActiveThreadsAsync(guild, cancellationToken);

    public Task<RestAnswer<Done>> UnarchiveAsync(string thread, CancellationToken cancellationToken) =>
        inner.UnarchiveAsync(thread, cancellationToken);

    public Task<RestAnswer<Done>> SetCommandsAsync(
        string application, IReadOnlyList<CommandBody> commands, CancellationToken cancellationToken) =>
        inner.SetCommandsAsync(application, commands, cancellationToken);

    public Task<RestAnswer<Done>> AnswerInteractionAsync(
        string interaction, string token, Callback callback, Upload? file, CancellationToken cancellationToken) =>
        inner.AnswerInteractionAsync(interaction, token, callback, file, cancellationToken);

    public Task<RestAnswer<Done>> ShowFormAsync(
        string interaction, string token, FormCallback form, CancellationToken cancellationToken) =>
        inner.ShowFormAsync(interaction, token, form, cancellationToken);

    public Task<RestAnswer<Done>> EditAnswerAsync(
        string application, string token, MessageBody body, Upload? file, CancellationToken cancellationToken) =>
        inner.EditAnswerAsync(application, token, body, file, cancellationToken);

    public Task<RestAnswer<Done>> FollowUpAsync(
        string application, string token, MessageBody body, Upload? file, CancellationToken cancellationToken) =>
        inner.FollowUpAsync(application, token, body, file, cancellationToken);
}

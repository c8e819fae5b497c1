using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Api;

/// <summary>Discord's REST API over HTTPS, by its documentation alone.</summary>
/// <remarks>Each answer's <c>Date</c> tells <paramref name="guard"/> what time it is there; a message's own id does not, for a repeated nonce is
/// answered with an old one.</remarks>
internal sealed class DiscordRest(IOptions<DiscordOptions> options, TimeProvider clock, ClockGuard? guard = null) : IDiscordRest, IDisposable
{
    private readonly RestClient _client = new(options.Value, clock, guard);

    public Task<RestAnswer<UserInfo>> GetMeAsync(CancellationToken cancellationToken) =>
        GetAsync(Route.Me, DiscordJson.Default.UserInfo, cancellationToken);

    public Task<RestAnswer<GatewayInfo>> GetGatewayAsync(CancellationToken cancellationToken) =>
        GetAsync(Route.Gateway, DiscordJson.Default.GatewayInfo, cancellationToken);

    public Task<RestAnswer<ChannelInfo>> GetChannelAsync(string channel, CancellationToken cancellationToken) =>
        GetAsync(Route.Channel(HttpMethod.Get, channel), DiscordJson.Default.ChannelInfo, cancellationToken);

    public Task<RestAnswer<MessageInfo>> CreateMessageAsync(
        string channel, MessageBody body, Upload? file, CancellationToken cancellationToken) =>
        AskAsync(Route.Messages(channel), Message(body, file), DiscordJson.Default.MessageInfo, cancellationToken);

    public Task<RestAnswer<MessageInfo>> EditMessageAsync(
        string channel, string message, MessageBody body, Upload? file, CancellationToken cancellationToken) =>
        AskAsync(Route.Message(HttpMethod.Patch, channel, message), Message(body, file), DiscordJson.Default.MessageInfo, cancellationToken);

    public Task<RestAnswer<Done>> DeleteMessageAsync(string channel, string message, CancellationToken cancellationToken) =>
        DoAsync(Route.Message(HttpMethod.Delete, channel, message), null, cancellationToken);

    public Task<RestAnswer<Done>> CrosspostAsync(string channel, string message, CancellationToken cancellationToken) =>
        DoAsync(Route.Crosspost(channel, message), null, cancellationToken);

    public Task<RestAnswer<ChannelInfo>> CreateForumThreadAsync(
        string forum, ForumThread thread, Upload? file, CancellationToken cancellationToken) =>
        AskAsync(
            Route.Threads(forum),
            RequestBodies.Of(thread, DiscordJson.Default.ForumThread, file),
            DiscordJson.Default.ChannelInfo,
            cancellationToken);

    public Task<RestAnswer<ThreadList>> GetActiveThreadsAsync(string guild, CancellationToken cancellationToken) =>
        GetAsync(Route.ActiveThreads(guild), DiscordJson.Default.ThreadList, cancellationToken);

    public Task<RestAnswer<Done>> UnarchiveAsync(string thread, CancellationToken cancellationToken) =>
        DoAsync(
            Route.Channel(HttpMethod.Patch, thread),
            RequestBodies.Of(new ThreadPatch(Archived: false), DiscordJson.Default.ThreadPatch),
            cancellationToken);

    public Task<RestAnswer<Done>> SetCommandsAsync(
        string application, IReadOnlyList<CommandBody> commands, CancellationToken cancellationToken) =>
        DoAsync(
            Route.Commands(application),
            RequestBodies.Of(commands, DiscordJson.Default.IReadOnlyListCommandBody),
            cancellationToken);

    public Task<RestAnswer<Done>> AnswerInteractionAsync(
        string interaction, string token, Callback callback, Upload? file, CancellationToken cancellationToken) =>
        DoAsync(Route.Callback(interaction, token), RequestBodies.Of(callback, DiscordJson.Default.Callback, file), cancellationToken);

    public Task<RestAnswer<Done>> ShowFormAsync(
        string interaction, string token, FormCallback form, CancellationToken cancellationToken) =>
        DoAsync(Route.Callback(interaction, token), RequestBodies.Of(form, DiscordJson.Default.FormCallback), cancellationToken);

    public Task<RestAnswer<Done>> EditAnswerAsync(
        string application, string token, MessageBody body, Upload? file, CancellationToken cancellationToken) =>
        DoAsync(Route.Original(HttpMethod.Patch, application, token), Message(body, file), cancellationToken);

    public Task<RestAnswer<Done>> FollowUpAsync(
        string application, string token, MessageBody body, Upload? file, CancellationToken cancellationToken) =>
        DoAsync(Route.FollowUp(application, token), Message(body, file), cancellationToken);

    public void Dispose() => _client.Dispose();

    private static HttpContent Message(MessageBody body, Upload? file) =>
        RequestBodies.Of(body, DiscordJson.Default.MessageBody, file);

    private Task<RestAnswer<T>> GetAsync<T>(Route route, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        AskAsync(route, null, type, cancellationToken);

    private Task<RestAnswer<T>> AskAsync<T>(Route route, HttpContent? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        _client.SendAsync(
            route, body, bytes => JsonSerializer.Deserialize(bytes, type) ?? throw new JsonException("null"), cancellationToken);

    private Task<RestAnswer<Done>> DoAsync(Route route, HttpContent? body, CancellationToken cancellationToken) =>
        _client.SendAsync(route, body, _ => default(Done), cancellationToken);
}

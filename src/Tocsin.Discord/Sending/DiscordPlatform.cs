using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Sending;

/// <summary>Discord as a place where posts go.</summary>
/// <remarks>
/// Every message carries its part's nonce with <c>enforce_nonce</c>: within the window a repeat answers with the message
/// that exists (discord.com/developers/docs/resources/message#create-message). <c>allowed_mentions</c> is empty,
/// but where an approver allowed a call, for that one new message; an edit and an answer never call anybody.
/// </remarks>
internal sealed partial class DiscordPlatform(
    IDiscordRest rest,
    PostRenderer renderer,
    ForumSender forums,
    ChannelKinds kinds,
    IOptions<DiscordOptions> options,
    ILogger<DiscordPlatform> logger)
    : IPlatform
{
    private readonly ImageFiles _images = new(options.Value);

    public string Name => DiscordPlace.Platform;

    public PlatformTraits Traits { get; } = new(options.Value.MessagesPerSecond, null, options.Value.NonceWindow) { TellsTime = true };

    public IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings) => renderer.Render(post, settings);

    public async Task<SendOutcome> SendAsync(OutgoingPart part, CancellationToken cancellationToken)
    {
        if (!DiscordPlace.TryParse(part.Chat, out var place))
        {
            return new SendOutcome.Refused("the chat has no address of Discord");
        }

        var payload = MessagePayload.Read(part.Part.Payload);
        var (file, problem) = await _images.ReadAsync(payload.Image, cancellationToken);
        if (problem is not null)
        {
            return new SendOutcome.Refused(problem);
        }

        var flags = part.Silent ? MessageFlags.SuppressNotifications : 0;
        if (part.ReplyTo is { Length: > 0 } answered)
        {
            return await ReplyAsync(place, answered, part, payload.ToBody(flags), file, cancellationToken);
        }

        if (kinds.IsForum(place.Channel))
        {
            return await forums.SendAsync(place, part, payload, flags, file, cancellationToken);
        }

        var body = payload.ToBody(part.Mention, flags) with { Nonce = part.Nonce, EnforceNonce = true };
        var answer = await OpenedAsync(
            place.Channel, () => rest.CreateMessageAsync(place.Channel, body, file, cancellationToken), part.MayLeave, cancellationToken);
        if (answer.Problem is RestProblem.Refused { Code: DiscordCodes.NotATextChannel }
            && await IsForumAsync(place, cancellationToken))
        {
            return await forums.SendAsync(place, part, payload, flags, file, cancellationToken);
        }

        if (!answer.IsOk)
        {
            return SendOutcomes.Of(answer.Problem);
        }

        await CrosspostAsync(place, answer.Value.Id, cancellationToken);
        return new SendOutcome.Delivered(answer.Value.Id);
    }

    public async Task<SendOutcome> EditAsync(
        ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken)
    {
        if (!DiscordPlace.TryParse(chat, out var place) || !MessageId.TryParse(messageId, place.Channel, out var id))
        {
            return new SendOutcome.Refused($"{chat}, {messageId} is no message on Discord");
        }

        var payload = MessagePayload.Read(part.Payload);
        var (file, problem) = await _images.ReadAsync(payload.Image, cancellationToken);
        if (problem is not null)
        {
            return new SendOutcome.Refused(problem);
        }

        var body = payload.ToBody();
        // Of the flags an edit may change this one only (discord.com/developers/docs/resources/message#edit-message).
        body = body with { Flags = body.Flags & MessageFlags.SuppressEmbeds };
        var answer = await OpenedAsync(
            id.Channel, () => rest.EditMessageAsync(id.Channel, id.Message, body, file, cancellationToken), mayLeave: null, cancellationToken);
        return answer.IsOk ? new SendOutcome.Delivered(messageId) : SendOutcomes.Of(answer.Problem);
    }

    public async Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken)
    {
        if (!DiscordPlace.TryParse(chat, out var place) || !MessageId.TryParse(messageId, place.Channel, out var id))
        {
            return new SendOutcome.Refused($"{chat}, {messageId} is no message on Discord");
        }

        var answer = await OpenedAsync(
            id.Channel, () => rest.DeleteMessageAsync(id.Channel, id.Message, cancellationToken), mayLeave: null, cancellationToken);
        return answer.IsOk ? new SendOutcome.Delivered(messageId) : SendOutcomes.OfDelete(answer.Problem, messageId);
    }

    public MessageLink? ReadLink(string link) => DiscordLink.Read(link);

    /// <summary>Into the thread where the answered message stands, be it one that a forum's post opened.</summary>
    private async Task<SendOutcome> ReplyAsync(
        DiscordPlace place, string answered, OutgoingPart part, MessageBody body, Upload? file, CancellationToken cancellationToken)
    {
        if (!MessageId.TryParse(answered, place.Channel, out var to))
        {
            return new SendOutcome.Refused($"{part.Chat}, {answered} is no message on Discord");
        }

        body = body with { Nonce = part.Nonce, EnforceNonce = true, MessageReference = new MessageReference(to.Message) };
        var sent = await OpenedAsync(
            to.Channel, () => rest.CreateMessageAsync(to.Channel, body, file, cancellationToken), part.MayLeave, cancellationToken);
        return sent.IsOk
            ? new SendOutcome.Delivered(MessageId.Write(sent.Value.Id, to.Channel == place.Channel ? null : to.Channel))
            : SendOutcomes.Of(sent.Problem);
    }

    /// <summary>Asks; where the thread turns out to be archived, which proves that nothing was done, opens it and asks once more.</summary>
    private async Task<RestAnswer<T>> OpenedAsync<T>(
        string channel, Func<Task<RestAnswer<T>>> ask, Func<Task<bool>>? mayLeave, CancellationToken cancellationToken)
    {
        var answer = await ask();
        if (answer.Problem is not RestProblem.Refused { Code: DiscordCodes.ThreadArchived }
            || !(await rest.UnarchiveAsync(channel, cancellationToken)).IsOk)
        {
            return answer;
        }

        return mayLeave is null || await mayLeave() ? await ask() : SendOutcomes.NoLonger;
    }

    private async Task<bool> IsForumAsync(DiscordPlace place, CancellationToken cancellationToken)
    {
        if ((await rest.GetChannelAsync(place.Channel, cancellationToken)).Value is { } channel)
        {
            kinds.Saw(channel);
        }

        return kinds.IsForum(place.Channel);
    }

    private async Task CrosspostAsync(DiscordPlace place, string message, CancellationToken cancellationToken)
    {
        if (!options.Value.Crosspost || !kinds.IsAnnouncement(place.Channel))
        {
            return;
        }

        var published = await rest.CrosspostAsync(place.Channel, message, cancellationToken);
        if (!published.IsOk)
        {
            // The message stands in its channel; that it did not travel on is no reason to call it undelivered.
            Log.NotPublished(logger, place.Address, published.Problem.Text);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7407, LogLevel.Warning, "The post stands in {Chat}, but Discord did not publish it to the channels that follow: {Problem}")]
        public static partial void NotPublished(ILogger logger, ChatAddress chat, string problem);
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;
using Tocsin.Discord.Sending;

namespace Tocsin.Discord.Interactions;

/// <summary>Gets answers to people in time: at once when the answer is quick, else deferred and then put in place.</summary>
/// <remarks>
/// The first answer is due within 3 seconds, everything within 15 minutes
/// (discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback).
/// </remarks>
internal sealed partial class InteractionReplies(
    IDiscordRest rest, AnswerForm form, IOptions<DiscordOptions> options, TimeProvider clock, ILogger<InteractionReplies> logger)
{
    /// <summary>How long an answer may take before it is deferred; the rest of the 3 seconds is for the way there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly ImageFiles _images = new(options.Value);

    public async Task AnswerAsync(
        Interaction interaction, ReplyWay how, Func<Task<ComposedAnswer>> compose, CancellationToken cancellationToken)
    {
        var composing = compose();
        try
        {
            var answer = await composing.WaitAsync(Patience, clock, cancellationToken);
            await SendFirstAsync(interaction, how, answer.Messages, cancellationToken);
        }
        catch (TimeoutException)
        {
            if (await DeferAsync(interaction, how, cancellationToken))
            {
                await SendDeferredAsync(interaction, how, (await composing).Messages, cancellationToken);
            }
        }
    }

    /// <summary>A sentence for the asker alone.</summary>
    public Task SayAsync(Interaction interaction, string text, string language, CancellationToken cancellationToken) =>
        SendFirstAsync(
            interaction,
            ReplyWay.Asker,
            form.Messages("", CommandAnswer.Explain(language, text), new ChatSettings { Language = language }, shareable: false),
            cancellationToken);

    /// <summary>A form in place of an answer.</summary>
    public async Task ShowFormAsync(Interaction interaction, FormCallback offered, CancellationToken cancellationToken) =>
        Note(await rest.ShowFormAsync(interaction.Id, interaction.Token, offered, cancellationToken));

    public async Task CompleteAsync(Interaction interaction, IReadOnlyList<Choice> choices, CancellationToken cancellationToken)
    {
        var callback = new Callback(Callback.Autocomplete, new CallbackData { Choices = choices });
        Note(await rest.AnswerInteractionAsync(interaction.Id, interaction.Token, callback, null, cancellationToken));
    }

    private async Task SendFirstAsync(
        Interaction interaction, ReplyWay how, IReadOnlyList<MessagePayload> messages, CancellationToken cancellationToken)
    {
        var type = how == ReplyWay.InPlace ? Callback.Update : Callback.Message;
        var (body, file) = await BodyAsync(messages[0], how, cancellationToken);
        var data = new CallbackData
        {
            Content = body.Content,
            Embeds = body.Embeds,
            AllowedMentions = AllowedMentions.None,
            Components = body.Components,
            Flags = body.Flags,
            Attachments = body.Attachments,
        };
        if (Note(await rest.AnswerInteractionAsync(interaction.Id, interaction.Token, new Callback(type, data), file, cancellationToken)))
        {
            await FollowUpAsync(interaction, how, messages, cancellationToken);
        }
    }

    private async Task<bool> DeferAsync(Interaction interaction, ReplyWay how, CancellationToken cancellationToken)
    {
        var callback = how == ReplyWay.InPlace
            ? new Callback(Callback.DeferredUpdate)
            : new Callback(Callback.Deferred, new CallbackData { Flags = how == ReplyWay.Asker ? MessageFlags.Ephemeral : 0 });
        return Note(await rest.AnswerInteractionAsync(interaction.Id, interaction.Token, callback, null, cancellationToken));
    }

    private async Task SendDeferredAsync(
        Interaction interaction, ReplyWay how, IReadOnlyList<MessagePayload> messages, CancellationToken cancellationToken)
    {
        var (body, file) = await BodyAsync(messages[0], how, cancellationToken);
        // Whether only one person sees it was settled when it was deferred.
        body = body with { Flags = body.Flags & MessageFlags.SuppressEmbeds };
        if (Note(await rest.EditAnswerAsync(interaction.ApplicationId, interaction.Token, body, file, cancellationToken)))
        {
            await FollowUpAsync(interaction, how, messages, cancellationToken);
        }
    }

    private async Task FollowUpAsync(
        Interaction interaction, ReplyWay how, IReadOnlyList<MessagePayload> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages.Skip(1))
        {
            var (body, file) = await BodyAsync(message, how == ReplyWay.Everybody ? how : ReplyWay.Asker, cancellationToken);
            if (!Note(await rest.FollowUpAsync(interaction.ApplicationId, interaction.Token, body, file, cancellationToken)))
            {
                return;
            }
        }
    }

    /// <summary>An image that cannot be read is left out: the words are worth more than a failure.</summary>
    private async Task<(MessageBody Body, Upload? File)> BodyAsync(
        MessagePayload message, ReplyWay how, CancellationToken cancellationToken)
    {
        var (file, problem) = await _images.ReadAsync(message.Image, cancellationToken);
        if (problem is not null)
        {
            Log.NoImage(logger, problem);
            message = message with { Image = null, Embeds = [.. message.Embeds.Select(embed => embed with { Image = null })] };
        }

        return (message.ToBody(how == ReplyWay.Asker ? MessageFlags.Ephemeral : 0), file);
    }

    private bool Note(RestAnswer<Done> answer)
    {
        // Too late, or answered already: the person has seen what there is to see.
        if (answer.Problem is not (null or RestProblem.Refused { Code: DiscordCodes.UnknownInteraction or DiscordCodes.AlreadyAnswered }))
        {
            Log.NotAnswered(logger, answer.Problem.Text);
        }

        return answer.IsOk;
    }

    private static partial class Log
    {
        [LoggerMessage(7402, LogLevel.Warning, "An answer on Discord was not sent ({Problem})")]
        public static partial void NotAnswered(ILogger logger, string problem);

        [LoggerMessage(7403, LogLevel.Warning, "An answer on Discord goes without its image: {Problem}")]
        public static partial void NoImage(ILogger logger, string problem);
    }
}

/// <summary>Who sees an answer, and where it stands.</summary>
internal enum ReplyWay
{
    /// <summary>A new message that only the asker sees.</summary>
    Asker,

    /// <summary>In the place of the message whose button was pressed.</summary>
    InPlace,

    /// <summary>A new message for everybody here.</summary>
    Everybody,
}

/// <summary>An answer as messages; at least one.</summary>
internal sealed record ComposedAnswer(IReadOnlyList<MessagePayload> Messages);

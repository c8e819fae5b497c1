using Microsoft.Extensions.Logging;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Wording;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Interactions;

/// <summary>Answers what people do: slash commands, buttons, half-typed options. Each answer is for the asker alone unless shared.</summary>
internal sealed partial class InteractionHandler(
    CommandRouter router,
    ChatStore chats,
    AnswerForm form,
    CommandForms forms,
    SentFiles files,
    ButtonMemory buttons,
    Autocompletion autocompletion,
    InteractionReplies replies,
    ILogger<InteractionHandler> logger)
    : IDisposable
{
    /// <summary>Answers that are made at once. Whoever waits for a place is told so within the three seconds, as of any long work.</summary>
    private const int AtOnce = 16;

    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    public void Dispose() => _places.Dispose();

    public async Task HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var settings = await SettingsAsync(interaction, cancellationToken);
        if (interaction.Kind == InteractionKind.Autocomplete)
        {
            var choices = await autocompletion.ProposeAsync(interaction, settings.Language, cancellationToken);
            await replies.CompleteAsync(interaction, choices, cancellationToken);
            return;
        }

        var words = Words.For(settings.Language);
        var (line, how) = Read(interaction);
        if (line is null)
        {
            await replies.SayAsync(interaction, TooOld(interaction, words), words.Language, cancellationToken);
            return;
        }

        if (interaction.Kind is InteractionKind.Command or InteractionKind.Button && how == ReplyWay.Asker
            && await OfferAsync(interaction, line, settings.Language, cancellationToken) is { } offered)
        {
            await replies.ShowFormAsync(interaction, offered, cancellationToken);
            return;
        }

        if (how == ReplyWay.Everybody && !Asker.MayPost(interaction))
        {
            await replies.SayAsync(interaction, words["discord.may-not-share"], words.Language, cancellationToken);
            return;
        }

        await replies.AnswerAsync(interaction, how, ComposeAsync, cancellationToken);

        async Task<ComposedAnswer> ComposeAsync()
        {
            var answer = await InTurnAsync(() => AnswerAsync(interaction, line, how, settings.Language, cancellationToken), cancellationToken);
            // The command may have changed the settings, the language among them.
            var now = await SettingsAsync(interaction, cancellationToken);
            var shareable = how != ReplyWay.Everybody && Asker.MayPost(interaction) && IsForMembers(line);
            return new ComposedAnswer(form.Messages(line, answer, now, shareable));
        }
    }

    /// <summary>A form that cannot be made is none: what the command says without it is more than silence.</summary>
    private async Task<FormCallback?> OfferAsync(Interaction interaction, string line, string language, CancellationToken cancellationToken)
    {
        try
        {
            return await forms.OfferAsync(Request(interaction, line, language), cancellationToken);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            Log.Failed(logger, line.Split(' ', 2)[0], bug);
            return null;
        }
    }

    private async Task<CommandAnswer> InTurnAsync(Func<Task<CommandAnswer>> answer, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await answer();
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Of a form nothing that was written is lost: it is handed back.</summary>
    private static string TooOld(Interaction interaction, Words words) => interaction.Kind == InteractionKind.Form
        ? words.Format("discord.form-old", string.Join("\n\n", interaction.Options.Select(field => field.Value)))
        : words["discord.button-old"];

    private CommandRequest Request(Interaction interaction, string line, string language) =>
        new(line, interaction.Place.Address, Asker.RoleOf(interaction), language)
        {
            Person = interaction.Person,
            Attachment = files.Of(interaction.File),
        };

    /// <summary>The line to answer and how; no line where a button is too old or none of ours.</summary>
    private (string? Line, ReplyWay How) Read(Interaction interaction)
    {
        if (interaction.Kind == InteractionKind.Command)
        {
            return (CommandLine.Of(interaction, CommandSet.Find(router.Catalogue, interaction)), ReplyWay.Asker);
        }

        if (interaction.Kind == InteractionKind.Form)
        {
            return (forms.LineOf(interaction), ReplyWay.Asker);
        }

        return buttons.Read(interaction.Name) switch
        {
            (ButtonAction.Turn, var line) when interaction.IsUnderEphemeral => (line, ReplyWay.InPlace),
            (ButtonAction.Share, var line) => (line, ReplyWay.Everybody),
            (_, var line) => (line, ReplyWay.Asker),
            null => (null, ReplyWay.Asker),
        };
    }

    private async Task<CommandAnswer> AnswerAsync(
        Interaction interaction, string line, ReplyWay how, string language, CancellationToken cancellationToken)
    {
        try
        {
            var request = Request(interaction, line, language) with { IsPrivate = how != ReplyWay.Everybody };
            return await router.AnswerAsync(request, cancellationToken);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            Log.Failed(logger, line.Split(' ', 2)[0], bug);
            return CommandAnswer.Explain(language, Words.For(language)["discord.failed"]);
        }
    }

    /// <summary>What anybody may ask, anybody may show; the rest is between the bot and the one who administers.</summary>
    private bool IsForMembers(string line) =>
        router.Catalogue.Any(command => command.IsShareable && line.Split(' ', 2)[0] == $"/{command.Name}");

    private async Task<ChatSettings> SettingsAsync(Interaction interaction, CancellationToken cancellationToken) =>
        (await chats.FindAsync(interaction.Place.Address, cancellationToken))?.Settings
        ?? new ChatSettings { Language = Words.For(interaction.Locale).Language };

    private static partial class Log
    {
        [LoggerMessage(7401, LogLevel.Error, "The command {Command} failed on Discord")]
        public static partial void Failed(ILogger logger, string command, Exception bug);
    }
}

using Tocsin.Core.Chats;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Chats;

/// <summary><c>/language fr</c>: the language in which the bot speaks and posts in this chat.</summary>
internal sealed class LanguageCommand(ChatStore chats) : ICommand
{
    public CommandDefinition Definition { get; } = new("language", CommandRole.ChatAdmin)
    {
        Options = [new CommandOption("language", Required: true, OptionCompletion.Language)],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var wanted = call.Arguments.ToLowerInvariant();
        if (!Words.Languages.Contains(wanted))
        {
            return CommandAnswer.Explain(
                call.Language,
                Words.For(call.Language).Format("language.unknown", string.Join(", ", Words.Languages)));
        }

        await SettingsChange.ApplyAsync(
            chats, call.Request.Chat, settings => settings with { Language = wanted }, cancellationToken);
        return CommandAnswer.Say(wanted, Words.For(wanted)["language.set"]);
    }
}

/// <summary>A change of one setting, which never opts a chat in by itself.</summary>
internal static class SettingsChange
{
    public static async Task<ChatSettings> ApplyAsync(
        ChatStore chats, ChatAddress address, Func<ChatSettings, ChatSettings> change, CancellationToken cancellationToken)
    {
        var known = await chats.FindAsync(address, cancellationToken);
        var settings = change(known?.Settings ?? new ChatSettings());
        if (known is not null)
        {
            await chats.ChangeSettingsAsync(address, settings, cancellationToken);
        }
        else
        {
            // Remembered, but still without posts: only /subscribe opts in.
            await chats.EnsureAsync(address, settings, cancellationToken);
            await chats.SuspendAsync(address, SuspendReason.Unsubscribed, null, cancellationToken);
        }

        return settings;
    }
}

using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Wording;
using Tocsin.Telegram.Membership;

namespace Tocsin.Telegram.Answering;

/// <summary>Puts a line to the commands on behalf of somebody: with his role, in his language, under the chat's settings.</summary>
internal sealed class CommandDesk(CommandRouter router, KnownChats chats, AdminRights admins)
{
    public bool Knows(string command) => router.Catalogue.Any(known => known.Name == command);

    /// <summary>The line as it is meant under one of the bot's messages: a command that takes a message's address gets it.</summary>
    public string On(string? message, string line)
    {
        var command = router.Catalogue.FirstOrDefault(known => known.Name == CommandOf(line));
        if (message is null || command?.MessageOption is not { } name)
        {
            return line;
        }

        var option = command.Options.First(known => known.Name == name);
        var end = line.IndexOfAny([' ', '\n']);
        var rest = end < 0 ? "" : line[end..].TrimStart();
        // "/correct approve 3" below a notice is about the correction that it names, not about the notice.
        if (command.Options.Any(choice => !choice.Named && choice.Choices.Contains(rest.Split(' ', '\n')[0], StringComparer.OrdinalIgnoreCase)))
        {
            return line;
        }

        return end < 0 ? $"{line} {option.Written(message)}" : $"{line[..end]} {option.Written(message)} {rest}";
    }

    /// <param name="asker">Who asks, and where.</param>
    /// <param name="line">What.</param>
    /// <param name="attachment">The photo or file that came with it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<DeskAnswer> AnswerAsync(
        Asker asker, string line, Attachment? attachment, CancellationToken cancellationToken)
    {
        var command = CommandOf(line);
        var settings = await chats.SettingsAsync(asker.Place, asker.Language, cancellationToken);
        var role = await RoleAsync(asker, command, cancellationToken);
        var request = new CommandRequest(line, asker.Place.Address, role, settings.Language)
        {
            Person = asker.Organizer,
            IsPrivate = asker.Place.IsPrivate,
            Attachment = attachment,
        };
        var answer = await router.AnswerAsync(request, cancellationToken);
        // The command may have changed the settings, the language among them.
        return new DeskAnswer(command, answer, await chats.SettingsAsync(asker.Place, asker.Language, cancellationToken));
    }

    /// <summary>A sentence of the bot's own instead of a command's answer.</summary>
    public async Task<DeskAnswer> ExplainAsync(Asker asker, string key, CancellationToken cancellationToken)
    {
        var settings = await chats.SettingsAsync(asker.Place, asker.Language, cancellationToken);
        return new DeskAnswer("", CommandAnswer.Explain(settings.Language, Words.For(settings.Language)[key]), settings);
    }

    /// <summary>The answer to <c>/start</c>: what the bot is and what it stores.</summary>
    public async Task<DeskAnswer> WelcomeAsync(Asker asker, CancellationToken cancellationToken)
    {
        var settings = await chats.SettingsAsync(asker.Place, asker.Language, cancellationToken);
        var words = Words.For(settings.Language);
        return new DeskAnswer("start", CommandAnswer.Say(words.Language, words["telegram.welcome"]), settings);
    }

    /// <summary>The command's name in a line that begins with it.</summary>
    public static string CommandOf(string line) => line.TrimStart('/').Split(' ', '\n')[0].ToLowerInvariant();

    /// <summary>Telegram is asked only where the role makes a difference.</summary>
    private async Task<CommandRole> RoleAsync(Asker asker, string command, CancellationToken cancellationToken)
    {
        if (asker.SpeaksForChat)
        {
            return CommandRole.ChatAdmin;
        }

        var matters = command == "help" || router.Catalogue.Any(known => known.Name == command && known.Who > CommandRole.Member);
        return matters && await admins.HasAsync(asker.Place.ChatId, asker.Person, cancellationToken)
            ? CommandRole.ChatAdmin
            : CommandRole.Member;
    }
}

/// <param name="Command">Which command answered.</param>
/// <param name="Answer">What it said.</param>
/// <param name="Settings">How the chat wants it.</param>
internal sealed record DeskAnswer(string Command, CommandAnswer Answer, ChatSettings Settings);

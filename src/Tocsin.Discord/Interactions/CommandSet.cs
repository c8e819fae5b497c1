using System.Security.Cryptography;
using System.Text.Json;
using Tocsin.Core.Commands;
using Tocsin.Core.Wording;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Interactions;

/// <summary>The catalogue as Discord registers it. Pure.</summary>
internal static class CommandSet
{
    private const int LongestDescription = 100;
    private const int LongestName = 32;

    /// <summary>Discord's names of the languages that the bot speaks; it has none for Arabic (discord.com/developers/docs/reference#locales).</summary>
    private static readonly (string Locale, string Language)[] Locales = [("fr", "fr"), ("es-ES", "es"), ("es-419", "es")];

    public static IReadOnlyList<CommandBody> Of(IReadOnlyList<CommandDefinition> catalogue) =>
        [.. catalogue.Select(Command), .. catalogue.Where(command => command.MessageOption is not null).Select(Menu)];

    /// <summary>The command that Discord calls so, in the menu of a message or after a slash.</summary>
    public static CommandDefinition? Find(IReadOnlyList<CommandDefinition> catalogue, Interaction interaction) =>
        catalogue.FirstOrDefault(command => interaction.TargetMessage is null
            ? command.Name == interaction.Name
            : command.MessageOption is not null && MenuName(command, Words.Languages[0]) == interaction.Name);

    /// <summary>Changes when, and only when, what Discord would register changes.</summary>
    public static string Hash(IReadOnlyList<CommandBody> set) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(set, DiscordJson.Default.IReadOnlyListCommandBody)));

    /// <summary>Discord refuses the whole set where one description is missing: a key without words stands for itself.</summary>
    public static string Text(string key, string language, int longest = LongestDescription)
    {
        var words = Words.For(language);
        return CleanText.Cut(CleanText.Line(words.Keys.Contains(key) ? words[key] : key), longest);
    }

    private static CommandBody Command(CommandDefinition command)
    {
        var forMembers = command.Who == CommandRole.Member;
        return new CommandBody
        {
            Name = command.Name,
            NameLocalizations = Names($"discord.name.{command.Name}"),
            Description = Text(command.DescriptionKey, Words.Languages[0]),
            DescriptionLocalizations = Localized(command.DescriptionKey),
            // Required ones stand first on Discord.
            Options =
            [
                .. command.Options.OrderByDescending(option => option.Required).Select(option => Option(command, option)),
                .. command.AttachmentOption is { } name ? [AttachmentOf(command, name)] : Array.Empty<CommandOptionBody>(),
            ],
            // Only a default: the role is checked again when the command is used.
            DefaultMemberPermissions = forMembers ? null : (long)Permissions.ManageGuild,
            Contexts = forMembers ? [0, 1, 2] : [0, 1],
            IntegrationTypes = forMembers ? [0, 1] : [0],
        };
    }

    /// <summary>The command in the menu of a message (discord.com/developers/docs/interactions/application-commands#message-commands).</summary>
    private static CommandBody Menu(CommandDefinition command) => new()
    {
        Type = CommandBody.OnMessage,
        Name = MenuName(command, Words.Languages[0]),
        NameLocalizations = Locales.ToDictionary(locale => locale.Locale, locale => MenuName(command, locale.Language)),
        DefaultMemberPermissions = command.Who == CommandRole.Member ? null : (long)Permissions.ManageGuild,
        Contexts = [0],
        IntegrationTypes = [0],
    };

    /// <summary>What it is called where the client speaks another language; an interaction always tells its own name.</summary>
    private static Dictionary<string, string>? Names(string key) =>
        Words.For(Words.Languages[0]).Keys.Contains(key)
            ? Locales.ToDictionary(locale => locale.Locale, locale => Words.For(locale.Language)[key])
            : null;

    private static string MenuName(CommandDefinition command, string language) =>
        Text(command.MenuKey, language, LongestName);

    private static CommandOptionBody Option(CommandDefinition command, CommandOption option)
    {
        var isLanguage = option.Completes == OptionCompletion.Language;
        return new CommandOptionBody
        {
            Name = option.Name,
            NameLocalizations = Names($"discord.option.{option.Name}"),
            Description = Text(command.OptionKey(option), Words.Languages[0]),
            DescriptionLocalizations = Localized(command.OptionKey(option)),
            Required = option.Required,
            Choices = isLanguage ? [.. Words.Languages.Select(language => new Choice(Words.For(language).Culture.NativeName, language))]
                : option.Choices.Count > 0 ? [.. option.Choices.Select(value => ChoiceOf(command.ChoiceKey(option, value), value))]
                : null,
            Autocomplete = option.Completes != OptionCompletion.None && !isLanguage && option.Choices.Count == 0 ? true : null,
        };
    }

    private static CommandOptionBody AttachmentOf(CommandDefinition command, string name)
    {
        var key = $"{command.DescriptionKey}.{name}";
        return new CommandOptionBody
        {
            Type = CommandOptionBody.Attachment,
            Name = name,
            NameLocalizations = Names($"discord.option.{name}"),
            Description = Text(key, Words.Languages[0]),
            DescriptionLocalizations = Localized(key),
        };
    }

    private static Choice ChoiceOf(string key, string value) =>
        new(Text(key, Words.Languages[0]), value) { NameLocalizations = Localized(key) };

    private static Dictionary<string, string> Localized(string key) =>
        Locales.ToDictionary(locale => locale.Locale, locale => Text(key, locale.Language));
}

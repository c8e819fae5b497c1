using Tocsin.Core.Commands;

namespace Tocsin.Discord.Interactions;

/// <summary>Writes a slash command with its options, or a form with its fields, as the line that the router reads.</summary>
internal static class CommandLine
{
    /// <summary>The named options first, then the others in the order in which they are typed elsewhere, whatever order they came in.</summary>
    public static string Of(Interaction interaction, CommandDefinition? definition) =>
        With($"/{definition?.Name ?? interaction.Name}", interaction.TargetMessage is null ? interaction.Options : [OnMessage(interaction, definition)], definition);

    /// <summary>A line to which more was given; what it says already is not said again.</summary>
    public static string With(string line, IReadOnlyList<OptionValue> values, CommandDefinition? definition)
    {
        var given = (definition?.Options ?? [])
            .Select(option => (option, Value: values.FirstOrDefault(given => given.Name == option.Name)?.Value.Trim()))
            .Where(given => given.Value is { Length: > 0 })
            .OrderByDescending(given => given.option.Named)
            .Select(given => given.option.Written(given.Value!));
        return string.Join(' ', given.Prepend(line));
    }

    private static OptionValue OnMessage(Interaction interaction, CommandDefinition? definition) => new(
        definition?.MessageOption ?? "",
        $"https://discord.com/channels/{interaction.Place.Guild}/{interaction.Place.Channel}/{interaction.TargetMessage}",
        IsFocused: false);
}

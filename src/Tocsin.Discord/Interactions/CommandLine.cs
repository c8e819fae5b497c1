using Tocsin.Core.Commands;

namespace Tocsin.Discord.Interactions;

/// <summary>Writes a slash command with its options as the line that the router reads.</summary>
internal static class CommandLine
{
    /// <summary>The named options first, then the others in the order in which they are typed elsewhere, whatever order they came in.</summary>
    public static string Of(Interaction interaction, CommandDefinition? definition)
    {
        var given = (definition?.Options ?? [])
            .Select(option => (option, Value: interaction.Options.FirstOrDefault(given => given.Name == option.Name)?.Value.Trim()))
            .Where(given => given.Value is { Length: > 0 })
            .OrderByDescending(given => given.option.Named)
            .Select(given => given.option.Written(given.Value!));
        return string.Join(' ', given.Prepend($"/{interaction.Name}"));
    }
}

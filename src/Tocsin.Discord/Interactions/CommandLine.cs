using Tocsin.Core.Commands;

namespace Tocsin.Discord.Interactions;

/// <summary>Writes a slash command with its options as the line that the router reads.</summary>
internal static class CommandLine
{
    /// <summary>The options in the order in which they are typed elsewhere, whatever order they came in.</summary>
    public static string Of(Interaction interaction, CommandDefinition? definition)
    {
        var values = (definition?.Options ?? [])
            .Select(option => interaction.Options.FirstOrDefault(given => given.Name == option.Name)?.Value.Trim())
            .Where(value => value is { Length: > 0 });
        return string.Join(' ', values.Prepend($"/{interaction.Name}"));
    }
}

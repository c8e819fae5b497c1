using Microsoft.Extensions.Logging;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Completing;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Interactions;

/// <summary>Proposes values for the option that a person is typing in.</summary>
internal sealed partial class Autocompletion(
    CommandRouter router, IEnumerable<IProposalSource> sources, TimeProvider clock, ILogger<Autocompletion> logger)
{
    /// <summary>discord.com/developers/docs/interactions/application-commands#autocomplete: at most 25.</summary>
    private const int Most = 25;

    private const int LongestChoice = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public async Task<IReadOnlyList<Choice>> ProposeAsync(
        Interaction interaction, string language, CancellationToken cancellationToken)
    {
        var typing = interaction.Options.FirstOrDefault(option => option.IsFocused);
        var command = router.Catalogue.FirstOrDefault(command => command.Name == interaction.Name);
        var option = command?.Options.FirstOrDefault(option => option.Name == typing?.Name);
        var source = sources.FirstOrDefault(source => source.Kind == option?.Completes);
        if (typing is null || command is null || option is null || source is null)
        {
            return [];
        }

        try
        {
            // Names of schedules and posts are proposed to those who may see them.
            var asker = new CommandRequest("", interaction.Place.Address, Asker.RoleOf(interaction), language) { Person = interaction.Person };
            if (!await router.MayUseAsync(command, asker, cancellationToken))
            {
                return [];
            }

            var proposals = await source
                .ProposeAsync(option, typing.Value.Trim(), language, Most, cancellationToken)
                .WaitAsync(Patience, clock, cancellationToken);
            return
            [
                .. proposals
                    .Where(proposal => proposal.Value.Length is > 0 and <= LongestChoice)
                    .Take(Most)
                    .Select(proposal => new Choice(CleanText.Cut(CleanText.Line(proposal.Shown), LongestChoice), proposal.Value)),
            ];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Without proposals a person types on.
            Log.NoProposals(logger, interaction.Name, failure);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7404, LogLevel.Warning, "No proposals for /{Command}")]
        public static partial void NoProposals(ILogger logger, string command, Exception failure);
    }
}

using Tocsin.Core.Commands.Members;
using Tocsin.Core.Posts;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Following;

/// <summary><c>/sources</c>: where articles come from, how each source is, and what organizers do with them.</summary>
/// <remarks>
/// <c>/sources</c>, <c>/sources 3</c>, <c>/sources add https://example.org lang:fr topics:"Water, Health"</c>,
/// <c>/sources remove|retry|stop|resume 3</c>, <c>/sources backfill 3 from:1 to:900</c> or <c>section:https://…</c>.
/// A source is named by its number, its name, the beginning of it, or its address.
/// </remarks>
internal sealed class SourcesCommand(SourceDirectory directory, SourceList list, SourceAdding adding, SourceActions actions) : ICommand
{
    private static readonly string[] Actions = ["list", "add", "remove", "retry", "backfill", "stop", "resume"];

    public CommandDefinition Definition { get; } = new("sources", CommandRole.Organizer)
    {
        Options =
        [
            new CommandOption("action") { Choices = Actions },
            new CommandOption("source") { IsWord = true },
            new CommandOption("lang") { Named = true },
            new CommandOption("topics") { Named = true },
            new CommandOption("from") { Named = true },
            new CommandOption("to") { Named = true },
            new CommandOption("section") { Named = true },
        ],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var paging = Paging.Read(call.Arguments);
        var typed = paging.Arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var action = typed.Length > 0 ? ActionOf(typed[0]) : "list";
        var rest = string.Join(' ', typed.Skip(action is null ? 0 : 1));
        if (action == "add")
        {
            return await adding.AnswerAsync(call, rest, words, cancellationToken);
        }

        if (action == "list" || rest.Length == 0)
        {
            return action is null or "list" ? await list.AnswerAsync(call, paging, words, cancellationToken)
                : CommandAnswer.Explain(words.Language, words.Format("sources.which-one", $"/sources {action} 3"));
        }

        var sources = await directory.ListAsync(cancellationToken);
        return SourceNames.Find(sources, rest) switch
        {
            [var source] when action is null => await list.OneAsync(call, source, words, cancellationToken),
            [var source] => await actions.AnswerAsync(call, action!, source, words, cancellationToken),
            [] => CommandAnswer.Explain(words.Language, words.Format("sources.no-such", rest)),
            var several => CommandAnswer.Of(Choose(several, action, words)),
        };
    }

    // The words of the command are understood in each language that the bot speaks.
    private string? ActionOf(string typed) =>
        Actions.FirstOrDefault(action => action.Equals(typed, StringComparison.OrdinalIgnoreCase)
            || Words.Languages.Any(language => Words.For(language)[Definition.ChoiceKey(Definition.Options[0], action)].Equals(typed, StringComparison.OrdinalIgnoreCase)));

    private static Post Choose(IReadOnlyList<Source> several, string? action, Words words) => new()
    {
        Language = words.Language,
        Blocks = [new PostParagraph(words["sources.which"])],
        Buttons = [.. several.Take(8).Select(source => new PostButton($"{source.Id}. {source.Name}", $"/sources {action} {source.Id}".Replace("  ", " ", StringComparison.Ordinal)))],
    };
}

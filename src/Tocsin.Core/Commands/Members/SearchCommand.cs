using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/search [words]</c>: the best articles, each with its best sentence and its source; without words, the newest.</summary>
internal sealed class SearchCommand(ArchiveSearch search, TimeProvider clock) : ICommand
{
    public CommandDefinition Definition { get; } = new("search", CommandRole.Member)
    {
        Options = [new CommandOption("words", Completes: OptionCompletion.Article)],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var paging = Paging.Read(call.Arguments);
        var answer = await search.SearchAsync(
            new SearchRequest(paging.Arguments, call.Language, Paging.Size, paging.Offset), cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return CommandAnswer.Of(SearchPost.Compose(answer, paging, today, call.Language));
    }
}

using Tocsin.Core.Archive;
using Tocsin.Core.Posts;
using Tocsin.Core.Search;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/related N</c>: the articles that speak of the same things as one.</summary>
internal sealed class RelatedCommand(ArticleStore archive, ArchiveSearch search, TimeProvider clock) : ICommand
{
    public CommandDefinition Definition { get; } = new("related", CommandRole.Member)
    {
        Options = [new CommandOption("number", Required: true, OptionCompletion.Article)],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        ByNumber.AnswerAsync(
            archive,
            call,
            async article =>
            {
                var words = Words.For(call.Language);
                var related = await search.RelatedAsync(article.Id, Paging.Size, cancellationToken);
                var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
                return related.Count == 0
                    ? CommandAnswer.Explain(call.Language, words["related.nothing"])
                    : CommandAnswer.Of(new Post
                    {
                        Language = words.Language,
                        Title = words.Format("related.title", article.Content.Title),
                        Blocks = [.. related.Select(other => ArticleLines.Entry(other, today, call.Language))],
                    });
            },
            cancellationToken);
}

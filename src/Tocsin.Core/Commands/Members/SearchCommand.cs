using Tocsin.Core.Posts;
using Tocsin.Core.Search;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/search words</c>: the best articles, each with its best sentence and its source.</summary>
internal sealed class SearchCommand(ArchiveSearch search, TimeProvider clock) : ICommand
{
    public CommandDefinition Definition { get; } = new("search", CommandRole.Member)
    {
        Options = [new CommandOption("words", Required: true, OptionCompletion.Article)],
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

/// <summary>Makes a post of a search's answer.</summary>
internal static class SearchPost
{
    public static Post Compose(SearchAnswer answer, Paging paging, DateOnly today, string language)
    {
        var words = Words.For(language);
        List<PostBlock> blocks = [];
        if (answer.DidYouMean is { } meant)
        {
            blocks.Add(new PostParagraph([new PostSpan(words.Format("search.did-you-mean", meant), PostStyle.Italic)]));
        }

        blocks.AddRange(answer.Hits.Select(hit => ArticleLines.Entry(hit.Article, hit.Snippet, today, language)));
        if (answer.Hits.Count == 0)
        {
            blocks.Add(new PostParagraph(words[answer.Total > 0 ? "list.no-such-page" : "search.nothing"]));
        }

        if (answer.OtherLanguages is { Count: > 0 } others)
        {
            blocks.Add(new PostParagraph(words.Format("search.other-languages", Counts(others))));
        }

        if (answer.Facets is { } facets && answer.Total > Paging.Size)
        {
            blocks.Add(new PostParagraph([new PostSpan(Facets(facets), PostStyle.Italic)]));
        }

        return new Post
        {
            Language = words.Language,
            Title = words.Format("search.title", answer.Query, answer.Total),
            Blocks = blocks,
            Buttons = paging.Buttons("search", answer.Total, words),
        };
    }

    private static string Facets(SearchFacets facets) => string.Join(
        "  ·  ",
        new[] { facets.Years, facets.Topics, facets.Languages }
            .Where(facet => facet.Count > 0)
            .Select(facet => Counts(facet.Take(4))));

    private static string Counts(IEnumerable<KeyValuePair<string, int>> counts) =>
        string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"));
}

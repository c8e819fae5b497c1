using Tocsin.Core.Commands.Completing;
using Tocsin.Core.Posts;
using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Cards;

/// <summary>Finds articles as cards, for platforms where people search while they type.</summary>
public sealed class ArticleCards
{
    private readonly ArchiveSearch _search;
    private readonly TimeProvider _clock;

    internal ArticleCards(ArchiveSearch search, TimeProvider clock) => (_search, _clock) = (search, clock);

    /// <summary>The articles that match <paramref name="query"/>, which is never an error and whose last word may be half typed.</summary>
    /// <param name="query">As for <c>/search</c>.</param>
    /// <param name="language">Of the person; the cards' own words are in it.</param>
    /// <param name="limit">How many cards.</param>
    /// <param name="offset">How many to pass over.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<ArticleCardPage> FindAsync(
        string query, string language, int limit, int offset, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(query, language, limit, offset) { WithFacets = false };
        var answer = await HalfTyped.FindAsync(_search, request, cancellationToken);
        var today = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        return new ArticleCardPage([.. answer.Hits.Select(hit => Card(hit, today, language))], answer.Total);
    }

    private static ArticleCard Card(SearchHit hit, DateOnly today, string language)
    {
        var content = hit.Article.Content;
        var post = new Post
        {
            Language = content.Language ?? language,
            Title = content.Title,
            Blocks = [new PostParagraph([.. Marked(hit.Snippet)])],
            Source = SourceLines.For(content, today, content.Language ?? language),
        };
        return new ArticleCard(hit.Article.Id.Value, content.Title, hit.Snippet.Text, post);
    }

    private static IEnumerable<PostSpan> Marked(Snippet snippet)
    {
        var at = 0;
        foreach (var mark in snippet.Marks)
        {
            yield return new PostSpan(snippet.Text[at..mark.Start]);
            yield return new PostSpan(snippet.Text[mark.Start..mark.End], PostStyle.Mark);
            at = mark.End;
        }

        yield return new PostSpan(snippet.Text[at..]);
    }
}


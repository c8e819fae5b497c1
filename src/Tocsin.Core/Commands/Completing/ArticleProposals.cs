using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Commands.Members;
using Tocsin.Core.Search;
using Tocsin.Core.Search.Completing;
using Tocsin.Core.Search.Snippets;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Completing;

/// <summary>Where words are wanted: topics, authors and titles that have what is typed. Else the numbers of articles.</summary>
internal sealed class ArticleProposals(ArchiveSearch search, IIndexedArticles archive) : IProposalSource
{
    /// <summary>The option of <c>/search</c>, which takes words.</summary>
    private const string WordsOption = "words";

    /// <summary>Of a title, so much is searched for: a platform takes no longer value (<see cref="IProposalSource"/>).</summary>
    private const int LongestTitle = 100;

    public OptionCompletion Kind => OptionCompletion.Article;

    public async Task<IReadOnlyList<Proposal>> ProposeAsync(
        CommandOption option, string typed, string language, int limit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return [];
        }

        var completions = await search.CompleteAsync(typed, limit, cancellationToken);
        return option.Name == WordsOption
            ? [.. completions.Select(completion => Query(completion, Words.For(language)))]
            : await NumbersAsync(typed, completions, language, limit, cancellationToken);
    }

    private static Proposal Query(Completion completion, Words words) => completion.Kind switch
    {
        CompletionKind.Topic => new(words.Format("search.topic", completion.Text, completion.Articles), completion.Query),
        CompletionKind.Author => new(words.Format("search.author", completion.Text, completion.Articles), completion.Query),
        _ => new(completion.Text, completion.Query[..SafeCut.WordEnd(completion.Query, LongestTitle, 0)]),
    };

    /// <summary>The article of exactly this number, then those whose titles have the words, or else whose texts have them.</summary>
    private async Task<IReadOnlyList<Proposal>> NumbersAsync(
        string typed, IReadOnlyList<Completion> completions, string language, int limit, CancellationToken cancellationToken)
    {
        List<(ArticleId Id, string Title)> found = ArticleNumber.Read(typed) is { } number
            ? [.. (await archive.FindAsync([number], cancellationToken)).Select(Entry)]
            : [];
        found.AddRange(completions.Where(completion => completion.Article is not null).Select(completion => (completion.Article!.Value, completion.Text)));
        if (found.Count == 0)
        {
            var request = new SearchRequest(typed, language, limit) { WithFacets = false };
            found.AddRange((await HalfTyped.FindAsync(search, request, cancellationToken)).Hits.Select(hit => Entry(hit.Article)));
        }

        return
        [
            .. found.DistinctBy(article => article.Id).Take(limit).Select(article => (Number: Digits(article.Id), article.Title))
                .Select(article => new Proposal($"{article.Number}. {article.Title}", article.Number)),
        ];
    }

    private static (ArticleId Id, string Title) Entry(Article article) => (article.Id, article.Content.Title);

    private static string Digits(ArticleId id) => id.Value.ToString(CultureInfo.InvariantCulture);
}

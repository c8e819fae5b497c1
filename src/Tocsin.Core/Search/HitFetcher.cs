using System.Collections.Concurrent;
using Tocsin.Core.Articles;
using Tocsin.Core.Search.Ranking;
using Tocsin.Core.Search.Snippets;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Core.Search;

/// <summary>Fetches the articles of a page of hits and shows what in them answers the query.</summary>
internal sealed class HitFetcher(IIndexedArticles articles, SynonymTable synonyms)
{
    private readonly ConcurrentQueue<ArticleId> _missing = new();

    /// <summary>The articles that hits named and the archive no longer has; each is handed out once.</summary>
    public IReadOnlyCollection<ArticleId> TakeMissing()
    {
        HashSet<ArticleId> missing = [];
        while (_missing.TryDequeue(out var id))
        {
            missing.Add(id);
        }

        return missing;
    }

    /// <summary>The page's hits in their order; an article that the archive lacks by now is left out.</summary>
    public async Task<IReadOnlyList<SearchHit>> FetchAsync(RankedPage page, CancellationToken cancellationToken)
    {
        if (page.Hits.Count == 0)
        {
            return [];
        }

        var found = await articles.FindAsync([.. page.Hits.Select(hit => new ArticleId(hit.ArticleId))], cancellationToken);
        var byId = found.ToDictionary(article => article.Id.Value);
        foreach (var hit in page.Hits.Where(hit => !byId.ContainsKey(hit.ArticleId)))
        {
            _missing.Enqueue(new ArticleId(hit.ArticleId));
        }

        var words = new Dictionary<string, MatchWords>(StringComparer.Ordinal);
        return [.. page.Hits.Where(hit => byId.ContainsKey(hit.ArticleId)).Select(hit => Show(byId[hit.ArticleId], hit, Words(hit.Language)))];

        MatchWords Words(string language)
        {
            if (!words.TryGetValue(language, out var known))
            {
                var plan = page.Plans.FirstOrDefault(plan => plan.Language == language);
                words[language] = known = new MatchWords(page.Tokens, language, plan, synonyms);
            }

            return known;
        }
    }

    private static SearchHit Show(Article article, RankedHit hit, MatchWords words)
    {
        var title = article.Content.Title;
        return new SearchHit(article, hit.Score, SnippetBuilder.Build(article.Content, hit.Language, words))
        {
            TitleMarks = TextMatch.Marks(TextMatch.Find(title, words), 0, title.Length),
        };
    }
}

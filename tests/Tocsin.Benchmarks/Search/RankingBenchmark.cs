using System.Diagnostics;
using System.Globalization;
using Tocsin.Core.Search;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Benchmarks.Search;

/// <summary>Prints nDCG@10 by language, with the query's language told and not told, all languages in one archive.</summary>
/// <remarks><c>search-ranking [FOLDER]</c>; by default the collection of the shared test data.</remarks>
internal static class RankingBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = args.FirstOrDefault() ?? SharedFolder.Find("data/search/xquad12");
        if (folder is null || !Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync("search-ranking: no collection; name a folder with docs.jsonl, queries.jsonl and qrels.tsv.");
            return 2;
        }

        var collection = RankingCollection.Read(folder);
        var directory = Directory.CreateTempSubdirectory("tocsin-ranking-").FullName;
        await using (var search = ArchiveSearch.Open(
            new SearchOptions { IndexDirectory = directory }, new ListedArticles(collection.Documents), SynonymTable.Empty))
        {
            await search.RefreshAsync(CancellationToken.None);
            var told = await MeasureAsync(search, collection, tells: true);
            var guessed = await MeasureAsync(search, collection, tells: false);
            Print(told, guessed);
        }

        Directory.Delete(directory, recursive: true);
        return 0;
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(ArchiveSearch search, RankingCollection collection, bool tells)
    {
        Dictionary<string, List<double>> scores = [];
        var clock = Stopwatch.StartNew();
        foreach (var (id, text, language) in collection.Queries)
        {
            var answer = await search.SearchAsync(
                new SearchRequest(text, tells ? language : null) { WithFacets = false }, CancellationToken.None);
            var relevance = collection.Judgements[id].ToDictionary(judgement => judgement.Document, judgement => judgement.Relevance);
            var score = Ndcg.At10([.. answer.Hits.Select(hit => hit.Article.Content.ExternalId!)], relevance);
            (scores.TryGetValue(language, out var list) ? list : scores[language] = []).Add(score);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{collection.Queries.Count} queries, {clock.Elapsed.TotalMilliseconds / collection.Queries.Count:F3} ms each"));
        var means = scores.ToDictionary(entry => entry.Key, entry => entry.Value.Average());
        means["all"] = scores.Values.SelectMany(list => list).Average();
        return means;
    }

    private static void Print(Dictionary<string, double> told, Dictionary<string, double> guessed)
    {
        Console.WriteLine("| language | told | not told |\n|---|---|---|");
        foreach (var language in told.Keys.OrderBy(language => language == "all").ThenBy(language => language, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {language} | {told[language]:F4} | {guessed[language]:F4} |"));
        }
    }
}

using Tocsin.Core.Articles;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Building;
using Tocsin.Core.Search.Query;
using Tocsin.Core.Search.Ranking;
using Tocsin.Core.Search.Synonyms;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Search;

/// <summary>Passing over documents changes nothing: the best are those that scoring every document finds.</summary>
public sealed class RankingExactnessTests
{
    [Fact]
    public void Finds_the_same_best_whether_it_may_pass_over_documents_or_not()
    {
        using var folder = new TemporaryDirectory();
        using var store = IndexStore.Open(folder["index"]);
        var random = new Random(7);
        var builder = new SegmentBuilder();
        for (var id = 1; id <= 6000; id++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 5 + random.Next(40)).Select(_ => $"w{(int)(Math.Pow(random.NextDouble(), 3) * 300)}q"));
            builder.Add(new Article(
                new ArticleId(id), new ArticleContent { Url = $"https://example.org/{id}", Title = "", Paragraphs = [text], Language = "en" },
                1, DateTimeOffset.UnixEpoch, id));
        }

        store.Commit(builder, [], 6000);
        using var lease = store.Take();
        var engine = new SearchEngine(SynonymTable.Empty);
        for (var i = 0; i < 100; i++)
        {
            var query = QueryParser.Parse(string.Join(' ', Enumerable.Range(0, 1 + random.Next(6)).Select(_ => $"w{random.Next(300)}q")));
            var few = engine.Find(lease.Snapshot, query, "en", (0, 10), withFacets: false);
            var all = engine.Find(lease.Snapshot, query, "en", (0, 6000), withFacets: false);

            Assert.Equal(all.Total, all.Hits.Count);
            Assert.Equal(all.Hits.Take(10).Select(hit => hit.Score), few.Hits.Select(hit => hit.Score), (a, b) => Math.Abs(a - b) < 1e-4);
        }
    }
}

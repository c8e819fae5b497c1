using Tocsin.Core.Search;

namespace Tocsin.Tests.Search;

/// <summary>However articles came into the index, the answers are those of an index made at once.</summary>
public sealed class MergeEquivalenceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Answers_as_an_index_that_was_made_at_once(int seed)
    {
        var random = new Random(seed);
        await using var grown = new SearchFixture(wordsPerSegment: 300);
        for (var step = 0; step < 60; step++)
        {
            for (var i = random.Next(6); i >= 0; i--)
            {
                Put(grown.Archive, random);
            }

            await grown.RefreshAsync();
            await grown.Search.WhenMergedAsync();
        }

        await using var whole = new SearchFixture(wordsPerSegment: 1_000_000);
        await foreach (var article in grown.Archive.ChangesSinceAsync(0, TestContext.Current.CancellationToken))
        {
            whole.Archive.Put(article.Content, article.Id.Value);
        }

        await whole.RefreshAsync();
        Assert.Equal(whole.Search.State.Articles, grown.Search.State.Articles);
        for (var i = 0; i < 200; i++)
        {
            var query = Query(random);
            var (left, right) = (await AnswerAsync(grown.Search, query), await AnswerAsync(whole.Search, query));
            Assert.True(left.SequenceEqual(right), $"{query}: {string.Join(' ', left)} is not {string.Join(' ', right)}");
        }
    }

    private static async Task<IEnumerable<long>> AnswerAsync(ArchiveSearch search, string query)
    {
        var answer = await search.SearchAsync(new SearchRequest(query, "en", 1000), TestContext.Current.CancellationToken);
        Assert.Equal(answer.Total, answer.Hits.Count);
        return answer.Hits.Select(hit => hit.Article.Id.Value).Order();
    }

    private static void Put(FakeArchive archive, Random random)
    {
        var text = string.Join(' ', Enumerable.Range(0, 10 + random.Next(60)).Select(_ => Word(random)));
        long? id = archive.Change > 5 && random.Next(4) == 0 ? 1 + random.Next((int)archive.Change / 2) : null;
        archive.Put(
            new() { Url = $"https://example.org/{archive.Change}", Title = Word(random), Paragraphs = [text], Language = random.Next(3) == 0 ? "fr" : "en" }, id);
    }

    private static string Query(Random random) => random.Next(4) switch
    {
        0 => $"\"{Word(random)} {Word(random)}\"",
        1 => $"{Word(random)} -{Word(random)}",
        2 => $"title:{Word(random)}",
        _ => $"{Word(random)} {Word(random)}",
    };

    private static string Word(Random random) => $"word{(int)(Math.Pow(random.NextDouble(), 2) * 400)}x";
}

using System.Globalization;
using Tocsin.Core.Search;

namespace Tocsin.Tests.Search;

/// <summary>Whatever is typed or archived, there is an answer and no exception; its marks lie inside its text.</summary>
/// <remarks><c>TOCSIN_FUZZ=50000 tests/run -class '*SearchFuzzTests'</c> asks so many queries of each seed, over two fifths as many documents.</remarks>
public sealed class SearchFuzzTests
{
    private static readonly int Dose =
        int.Parse(Environment.GetEnvironmentVariable("TOCSIN_FUZZ") ?? "1500", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Never_fails_on_any_text_or_query(int seed)
    {
        var random = new Random(seed);
        await using var fixture = new SearchFixture(wordsPerSegment: 20_000);
        for (var i = 0; i < Dose * 2 / 5; i++)
        {
            fixture.Archive.Put(
                Text(random, 12), Text(random, 120), Pick(random, ["en", "fr", "ar", "zh", "", "x-klingon", "th", "tr"]),
                random.Next(2) == 0 ? null : "2016-05-0" + (1 + random.Next(9)), [Text(random, 3)], [Text(random, 3)]);
        }

        await fixture.RefreshAsync();
        for (var i = 0; i < Dose; i++)
        {
            var request = new SearchRequest(Text(random, 10), Pick(random, [null, "en", "", "zz-ZZ", "ar"]), random.Next(-1, 20), random.Next(-1, 30));
            var answer = await fixture.Search.SearchAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.Hits.Count <= Math.Max(0, answer.Total));
            Assert.All(answer.Hits, AssertMarks);
        }

        Assert.True((await fixture.Search.CheckAsync(TestContext.Current.CancellationToken)).IsSound);
    }

    private static void AssertMarks(SearchHit hit)
    {
        var end = 0;
        foreach (var mark in hit.Snippet.Marks)
        {
            Assert.True(mark.Start >= end && mark.Length > 0 && mark.End <= hit.Snippet.Text.Length);
            end = mark.End;
        }
    }

    private static string Text(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => FuzzPieces.Next(random)));

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}

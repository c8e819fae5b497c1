using Tocsin.Core.Search.Index.Building;

namespace Tocsin.Tests.Search;

/// <summary>What is gathered of thousands of terms side by side comes back term by term, as it was read.</summary>
public sealed class OccurrenceLogTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gives_back_each_term_s_occurrences_in_order(int seed)
    {
        var random = new Random(seed);
        var log = new OccurrenceLog();
        var expected = new Dictionary<int, List<(int Document, int Position, int Extra)>>();
        for (int document = 0, added = 0; document < 400; document += random.Next(1, 3))
        {
            var words = document == 200 ? 40_000 : random.Next(600);
            for (var position = 0; position < words; position += random.Next(1, 3))
            {
                // A few terms are everywhere, most nearly nowhere; now and then one far beyond those before.
                var term = random.Next(3) == 0 ? random.Next(4) : random.Next(200) == 0 ? random.Next(90_000) : random.Next(3000);
                var extra = random.Next(4);
                log.Add(term, document, position, extra);
                (expected.TryGetValue(term, out var known) ? known : expected[term] = []).Add((document, position, extra));
                Assert.Equal(++added, log.Count);
            }
        }

        Assert.True(expected.Max(term => term.Value.Count) > 3000);
        foreach (var (term, occurrences) in expected)
        {
            var found = new List<(int, int, int)>();
            for (var reader = log.Of(term); reader.MoveNext();)
            {
                found.Add((reader.Document, reader.Position, reader.Extra));
            }

            Assert.Equal(occurrences, found);
        }
    }
}

using Tocsin.Core.Articles;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Building;
using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Segments;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Search;

/// <summary>What is read of one document where it lies is what walking all documents of the term reads.</summary>
public sealed class PostingCursorTests
{
    [Fact]
    public void Reads_one_document_as_walking_to_it_does()
    {
        using var folder = new TemporaryDirectory();
        var random = new Random(13);
        var builder = new SegmentBuilder();
        for (var id = 1; id <= 1500; id++)
        {
            var words = Enumerable.Range(0, 1 + random.Next(80)).Select(_ => random.Next(4) == 0 ? "lantern" : $"w{random.Next(50)}q");
            builder.Add(new Article(
                new ArticleId(id),
                new ArticleContent { Url = $"https://example.org/{id}", Title = random.Next(3) == 0 ? "lantern" : "", Paragraphs = [string.Join(' ', words)], Language = "en" },
                1, DateTimeOffset.UnixEpoch, id));
        }

        builder.WriteTo(folder["segment"]);
        using var segment = new Segment(folder["segment"]);
        var terms = segment.OpenTerms();
        Assert.True(terms.Find(TermKey.Bytes(TermKey.Text("en", "lantern"))));
        var entry = TermEntry.Read(terms.Payload, terms.PayloadStart);
        var kept = Assert.IsType<TermDocuments>(segment.Frequent.SetOf(entry));
        var (walking, standing) = (new PostingCursor(), new PostingCursor());
        walking.Open(segment, entry);
        standing.Open(segment, entry);
        var walked = 0;
        Span<int> expected = stackalloc int[128];
        Span<int> found = stackalloc int[128];
        for (var document = 0; document < segment.DocumentCount; document++)
        {
            if (!walking.MoveTo(document) || walking.Document != document)
            {
                Assert.Equal(-1, kept.OrdinalOf(document));
                continue;
            }

            var positions = expected[..walking.Positions(expected)];
            Assert.Equal(walked++, kept.OrdinalOf(document));
            Assert.Equal(walking.Ordinal, kept.OrdinalOf(document));
            Assert.Equal(walking.Frequency, standing.FrequencyAt(walking.Ordinal));
            Assert.True(positions.SequenceEqual(found[..standing.PositionsAt(walking.Ordinal, found)]));
        }

        Assert.Equal(entry.Documents, walked);
    }
}

using System.Globalization;
using Tocsin.Benchmarks.Archive;
using Tocsin.Core.Archive;
using Tocsin.Core.Archive.Intake;
using Tocsin.Core.Sources.Feeds;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Tests.Sources.Feeds;

/// <summary>Feeds broken by a seeded fuzzer: a quick dose here, the whole of it with <c>TOCSIN_FUZZ=10000</c>.</summary>
public sealed class BrokenFeedTests
{
    private static readonly Source Any = new() { Id = new SourceId(1), Url = "https://example.org/feed", Key = "example.org/feed", Name = "Any", Settings = new SourceSettings() };

    [Fact]
    public void Costs_nothing_but_itself()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("TOCSIN_FUZZ") ?? "500", CultureInfo.InvariantCulture);
        var mutator = new FeedMutator(seed: 7, [.. FeedFixtures.Names().Select(FeedFixtures.Bytes)]);
        var read = 0;
        for (var at = 0; at < count; at++)
        {
            if (FeedReader.Read(mutator.Next(), null, FeedFixtures.Address) is FeedOutcome.Read { Feed: var feed })
            {
                read++;
                Assert.All(feed.Items, item => Sound(item));
            }
        }

        // A fuzzer that breaks everything beyond reading tests only the refusal.
        Assert.InRange(read, count / 10, count);
    }

    [Fact]
    public void Reads_or_refuses_each_fixture() =>
        Assert.All(FeedFixtures.Names(), name => FeedReader.Read(FeedFixtures.Bytes(name), null, FeedFixtures.Address));

    private static void Sound(FeedItem item)
    {
        var content = ItemContent.Of(Any, "Feed", item, page: null, new DateOnly(2026, 11, 20));
        Assert.False(string.IsNullOrEmpty(content.Url));
        Assert.False(string.IsNullOrEmpty(content.Title));
        Assert.True(item.Url!.StartsWith("http", StringComparison.Ordinal) || item.Url.StartsWith("urn:", StringComparison.Ordinal), item.Url);
        Assert.All(content.Paragraphs, paragraph => Assert.False(string.IsNullOrWhiteSpace(paragraph)));
        Assert.DoesNotContain('\0', ArchiveJson.Write(content));
    }
}

using Tocsin.Core.Archive;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Samples;

/// <summary>The shipped samples go through the import as any folder does.</summary>
public sealed class SampleImportTests
{
    [Fact]
    public async Task All_are_taken_with_their_note_and_source_and_none_twice()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryDirectory();
        var clock = new FakeClock();
        await using var database = new Database(new DatabaseOptions { DataDirectory = folder.Path });
        await new Migrator(database, clock).MigrateAsync(cancellationToken);
        var store = new ArticleStore(database, clock);
        var import = new ArticleImport(store);
        var archive = Repository.At("config", "archive");

        var first = await import.RunAsync([archive], null, cancellationToken);
        var second = await import.RunAsync([archive], null, cancellationToken);

        Assert.Equal((SampleText.All.Count, 0), (first.Added, first.RefusedCount));
        Assert.Equal((0, 0, SampleText.All.Count), (second.Added, second.Changed, second.Unchanged));
        var articles = await store.LatestAsync(topic: null, language: null, 100, 0, cancellationToken);
        Assert.All(articles, article =>
        {
            Assert.True(article.Content.IsSample);
            Assert.Contains("Peacenews.org", article.Content.Note, StringComparison.Ordinal);
            Assert.Equal("https://internationalviewpoint.org/spip.php?article4492", article.Content.Link);
            Assert.Equal(new DateOnly(2016, 5, 11), article.Content.Published);
        });
    }
}

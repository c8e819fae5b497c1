using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Search;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Search;

/// <summary>Bytes that change on the disk in a file of the right length, and an index that is being made anew.</summary>
public sealed class IndexDamageTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new(wordsPerSegment: 60);
    private readonly List<int> _reads = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Segments => [.. Directory.GetFiles(_fixture.Options.IndexDirectory, "seg-*").Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_search_that_fails_on_damage_mends_it_and_answers()
    {
        await FillAsync(4);
        await _fixture.Search.DisposeAsync();
        var (mended, whole) = (0, await File.ReadAllBytesAsync(Segments[0], Cancel));
        for (var at = 8; at < whole.Length; at += 48)
        {
            var damaged = whole.ToArray();
            damaged.AsSpan(at, Math.Min(24, damaged.Length - at)).Fill(0xEE);
            using var copy = new TemporaryDirectory();
            CopyTo(copy["index"]);
            await File.WriteAllBytesAsync(Path.Combine(copy["index"], Path.GetFileName(Segments[0])), damaged, Cancel);
            await using var search = ArchiveSearch.Open(
                new SearchOptions { IndexDirectory = copy["index"] }, _fixture.Archive, _fixture.Synonyms);
            await search.RefreshAsync(Cancel);
            _reads.Clear();
            _fixture.Archive.OnRead = () => _reads.Add(at);
            foreach (var query in (string[])["lantern", "note number 3", "lant*", "\"common lantern\"", "lanterm", "title:note"])
            {
                var answer = await search.SearchWholeAsync(new SearchRequest(query, "en"), null, Cancel);
                Assert.Null(answer.IndexedSoFar);
                Assert.True(_reads.Count == 0 || answer.Total == 4 || query.EndsWith('3'), $"{query} at {at}: {answer.Total}");
            }

            await search.CompleteAsync("no", 5, Cancel);
            await search.RelatedAsync(new(2), 5, Cancel);
            _fixture.Archive.OnRead = null;
            mended += _reads.Count > 0 ? 1 : 0;
        }

        Assert.True(mended > 0);
        await _fixture.ReopenAsync();
    }

    [Fact]
    public async Task A_search_beside_the_process_that_keeps_a_damaged_index_says_what_to_do()
    {
        await FillAsync(4);
        await _fixture.Search.DisposeAsync();
        await DamageAsync(Segments[0], "ben:", 200);
        await _fixture.ReopenAsync();
        await using var second = ArchiveSearch.Open(_fixture.Options, _fixture.Archive, _fixture.Synonyms);

        var problem = await Assert.ThrowsAsync<InvalidDataException>(
            () => second.SearchAsync(new SearchRequest("lantern", "en"), Cancel));

        Assert.Contains("Restart", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_not_merged_under_a_checksum_that_holds()
    {
        for (var i = 1; i <= 5; i++)
        {
            await FillAsync(1);
        }

        await _fixture.Search.DisposeAsync();
        Assert.Equal(5, Segments.Length);
        await DamageAsync(Segments[1], "lantern", 2);
        await _fixture.ReopenAsync();
        await FillAsync(1);
        await _fixture.Search.WhenMergedAsync();
        Assert.True(_fixture.Search.State.IsBeingMade);

        await _fixture.RefreshAsync();

        Assert.Equal((6, false), (_fixture.Search.State.Articles, _fixture.Search.State.IsBeingMade));
        Assert.Equal(6, (await _fixture.AskAsync("lantern", "en")).Total);
        Assert.True((await _fixture.Search.CheckAsync(Cancel)).IsSound);
    }

    [Fact]
    public async Task Answers_say_of_how_many_articles_they_are_until_all_have_been_read()
    {
        using var stop = new CancellationTokenSource();
        for (var i = 1; i <= 40; i++)
        {
            Put(i);
        }

        _fixture.Archive.OnRead = () =>
        {
            if (_reads.Count == 20)
            {
                stop.Cancel();
            }

            _reads.Add(0);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.Search.RefreshAsync(stop.Token));
        await _fixture.ReopenAsync();
        var partly = await _fixture.Search.SearchAsync(new SearchRequest("lantern", "en"), Cancel);
        Assert.InRange(partly.IndexedSoFar ?? 0, 1, 39);
        Assert.Equal(partly.Total, partly.IndexedSoFar);

        Assert.Equal((null, 40), (await _fixture.AskAsync("lantern", "en")) switch { var all => (all.IndexedSoFar, all.Total) });
        Put(41);
        await _fixture.ReopenAsync();
        Assert.Null((await _fixture.AskAsync("lantern", "en")).IndexedSoFar);
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_named_with_what_to_do()
    {
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(folder["index"], "not a folder", Cancel);

        var problem = Assert.Throws<InvalidDataException>(
            () => ArchiveSearch.Open(new SearchOptions { IndexDirectory = folder["index"] }, _fixture.Archive, _fixture.Synonyms));

        Assert.StartsWith(folder["index"], problem.Message, StringComparison.Ordinal);
        Assert.Contains("Move it away", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_logs_that_the_index_is_being_made_and_when_it_is()
    {
        using var log = new LogCollector();
        using var loggers = new LoggerFactory([log]);
        var clock = new FakeClock();
        for (var i = 1; i <= 3; i++)
        {
            Put(i);
        }

        using var keeper = new IndexKeeper(_fixture.Search, Options.Create(_fixture.Options), clock, loggers.CreateLogger<IndexKeeper>());
        await keeper.StartAsync(Cancel);
        while (log.Lines.Count < 2)
        {
            await Task.Yield();
        }

        Assert.StartsWith("The search index is being made from the archive", log.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("The search index is made: 3 articles", log.Lines[1], StringComparison.Ordinal);
        await keeper.StopAsync(Cancel);
    }

    private void Put(int number) => _fixture.Archive.Put($"Note {number}", $"A common lantern of number {number} with some words beside it.");

    private async Task FillAsync(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Put(i);
        }

        await _fixture.RefreshAsync();
        await _fixture.Search.WhenMergedAsync();
    }

    private void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(_fixture.Options.IndexDirectory).Where(file => Path.GetFileName(file) != "writer"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static async Task DamageAsync(string path, string at, int bytes)
    {
        var content = await File.ReadAllBytesAsync(path, Cancel);
        var start = content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(at)) - 2;
        content.AsSpan(start, bytes).Fill(0xEE);
        await File.WriteAllBytesAsync(path, content, Cancel);
    }
}

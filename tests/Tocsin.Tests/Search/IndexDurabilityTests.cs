using Tocsin.Core.Search;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Search;

/// <summary>What happens to the index when the process dies, the disk tears a file, or another version made it.</summary>
public sealed class IndexDurabilityTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new(wordsPerSegment: 60);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Opens_with_no_loss_from_the_files_of_any_moment_of_an_update()
    {
        using var copies = new TemporaryDirectory();
        var count = 0;
        Fill(80);
        _fixture.Archive.OnRead = () => Copy(_fixture.Options.IndexDirectory, copies[$"{count++}"]);
        await _fixture.RefreshAsync();
        Change(first: 10, 40);
        await _fixture.RefreshAsync();
        await _fixture.Search.WhenMergedAsync();
        _fixture.Archive.OnRead = null;

        Assert.True(count > 100);
        for (var moment = 0; moment < count; moment++)
        {
            await using var search = Open(copies[$"{moment}"]);
            Assert.Null(search.State.Problem);
            Assert.Empty((await search.CheckAsync(TestContext.Current.CancellationToken)).Problems);
            if (moment % 8 == 0)
            {
                await search.RefreshAsync(TestContext.Current.CancellationToken);
                Assert.Equal((80, 40), await TotalsAsync(search));
            }
        }
    }

    [Fact]
    public async Task Is_made_anew_when_a_file_is_missing_torn_or_of_another_version()
    {
        Fill(30);
        await _fixture.RefreshAsync();
        Change(first: 1, 5);
        await _fixture.RefreshAsync();
        await _fixture.Search.WhenMergedAsync();
        await _fixture.Search.DisposeAsync();
        foreach (var name in Directory.GetFiles(_fixture.Options.IndexDirectory).Select(Path.GetFileName).Where(name => name != "writer"))
        {
            await ExpectRebuiltAsync(name!, File.Delete);
            await ExpectRebuiltAsync(name!, path => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^3]));
            await ExpectRebuiltAsync(name!, path => Flip(path, 4));
            await ExpectRebuiltAsync(name!, path => Flip(path, (int)new FileInfo(path).Length - 2));
        }

        await _fixture.ReopenAsync();
    }

    [Fact]
    public async Task Notices_a_single_wrong_bit_anywhere_and_is_made_anew()
    {
        Fill(20);
        await _fixture.RefreshAsync();
        await _fixture.Search.WhenMergedAsync();
        await _fixture.Search.DisposeAsync();
        var segment = Directory.GetFiles(_fixture.Options.IndexDirectory, "seg-*")[0];
        for (var at = 8; at < new FileInfo(segment).Length; at += 97)
        {
            using var copy = new TemporaryDirectory();
            Copy(_fixture.Options.IndexDirectory, copy["index"]);
            Flip(Path.Combine(copy["index"], Path.GetFileName(segment)), at);
            await using var search = Open(copy["index"]);
            var sound = search.State.Problem is null && await search.VerifyAsync(TestContext.Current.CancellationToken);
            Assert.True(!sound || IsPadding(segment, at), $"byte {at}");
            await search.RefreshAsync(TestContext.Current.CancellationToken);
            Assert.Equal(20, search.State.Articles);
        }

        await _fixture.ReopenAsync();
    }

    [Fact]
    public async Task Begins_again_when_the_archive_is_an_older_one()
    {
        Fill(10);
        await _fixture.RefreshAsync();
        await _fixture.ReopenAsync();
        _fixture.Archive.Reset(change: 3);

        await _fixture.RefreshAsync();

        Assert.Equal(10, _fixture.Search.State.Articles);
    }

    [Fact]
    public async Task Lets_a_second_process_read_and_follow_but_not_write()
    {
        Fill(5);
        await _fixture.RefreshAsync();
        await using var second = Open(_fixture.Options.IndexDirectory);
        Assert.False(second.State.IsWriter);
        Assert.Equal(5, (await TotalsAsync(second)).All);

        _fixture.Archive.Put("Late", "A common lantern of number 99.");
        await _fixture.RefreshAsync();
        await second.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.Equal(6, (await TotalsAsync(second)).All);
        await Assert.ThrowsAsync<InvalidOperationException>(() => second.RebuildAsync(null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keeps_the_index_as_soon_as_the_process_that_kept_it_has_ended()
    {
        Fill(5);
        await _fixture.RefreshAsync();
        await using var second = Open(_fixture.Options.IndexDirectory);
        Assert.False(second.State.IsWriter);
        await _fixture.Search.DisposeAsync();
        Fill(7);

        await second.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.True(second.State.IsWriter);
        Assert.Equal(12, second.State.Articles);
        await second.DisposeAsync();
        await _fixture.ReopenAsync();
        Assert.Equal(12, (await TotalsAsync(_fixture.Search)).All);
        Assert.Empty((await _fixture.Search.CheckAsync(TestContext.Current.CancellationToken)).Problems);
    }

    [Fact]
    public async Task Looks_at_a_damaged_index_without_touching_it()
    {
        Fill(5);
        await _fixture.RefreshAsync();
        await _fixture.Search.DisposeAsync();
        var segment = Directory.GetFiles(_fixture.Options.IndexDirectory, "seg-*")[0];
        await File.WriteAllBytesAsync(segment, [1, 2, 3], TestContext.Current.CancellationToken);
        await using (var reader = ArchiveSearch.OpenToRead(_fixture.Options, _fixture.Archive))
        {
            await reader.RefreshAsync(TestContext.Current.CancellationToken);
            var report = await reader.CheckAsync(TestContext.Current.CancellationToken);
            Assert.Equal((Path.GetFileName(segment), 5L), (Assert.Single(report.Problems).File, report.Behind));
        }

        Assert.True(File.Exists(segment));
        await _fixture.ReopenAsync();
        await _fixture.RefreshAsync();
        Assert.Equal(5, _fixture.Search.State.Articles);
    }

    [Fact]
    public async Task Removes_the_files_that_it_no_longer_needs()
    {
        Fill(200);
        await _fixture.RefreshAsync();
        await _fixture.Search.WhenMergedAsync();
        await _fixture.ReopenAsync();

        Assert.Equal(_fixture.Search.State.Segments, Directory.GetFiles(_fixture.Options.IndexDirectory, "seg-*").Length);
        Assert.InRange(_fixture.Search.State.Segments, 1, 12);
    }

    private static bool IsPadding(string path, int at)
    {
        // Between two sections lie up to seven bytes that belong to none.
        var bytes = File.ReadAllBytes(path);
        return bytes[at] == 0 && Enumerable.Range(at, 8).Any(end => end % 8 == 0);
    }

    private void Fill(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            _fixture.Archive.Put($"Note {i}", $"A common lantern of number {i} with some words beside it.");
        }
    }

    private void Change(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            _fixture.Archive.Put(
                new() { Url = $"https://example.org/{i}", Title = $"Note {i}", Paragraphs = ["A common lantern, changed."], Language = "en" }, i);
        }
    }

    private async Task ExpectRebuiltAsync(string name, Action<string> damage)
    {
        using var copy = new TemporaryDirectory();
        Copy(_fixture.Options.IndexDirectory, copy["index"]);
        damage(Path.Combine(copy["index"], name));
        await using var search = Open(copy["index"]);
        await search.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal(30, (await TotalsAsync(search)).All);
        Assert.Empty((await search.CheckAsync(TestContext.Current.CancellationToken)).Problems);
    }

    private ArchiveSearch Open(string directory) =>
        ArchiveSearch.Open(new SearchOptions { IndexDirectory = directory, WordsPerSegment = 60 }, _fixture.Archive, _fixture.Synonyms);

    private static async Task<(int All, int Changed)> TotalsAsync(ArchiveSearch search) => (
        (await search.SearchAsync(new SearchRequest("lantern", "en"), TestContext.Current.CancellationToken)).Total,
        (await search.SearchAsync(new SearchRequest("\"lantern changed\"", "en"), TestContext.Current.CancellationToken)).Total);

    private static void Flip(string path, int at)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>The folder as a kill at this moment would leave it: a copy is taken again when the manifest changed meanwhile.</summary>
    private static void Copy(string from, string to)
    {
        var manifest = Path.Combine(from, "manifest");
        byte[] before;
        do
        {
            if (Directory.Exists(to))
            {
                Directory.Delete(to, recursive: true);
            }

            Directory.CreateDirectory(to);
            before = File.Exists(manifest) ? File.ReadAllBytes(manifest) : [];
            foreach (var file in Directory.GetFiles(from).Where(file => Path.GetFileName(file) != "writer"))
            {
                try
                {
                    File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
                }
                catch (IOException)
                {
                    // Being written, or swept since the listing: no manifest names it.
                }
            }
        }
        while (!before.AsSpan().SequenceEqual(File.Exists(manifest) ? File.ReadAllBytes(manifest) : []));
    }
}

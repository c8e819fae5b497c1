using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Archive;

/// <summary>An empty archive in a temporary folder.</summary>
internal sealed class ArchiveFixture : IAsyncDisposable
{
    private readonly TestStorage _storage;

    private ArchiveFixture(TestStorage storage)
    {
        _storage = storage;
        Database = new Database(storage.Options);
        Store = new ArticleStore(Database, Clock);
    }

    public FakeClock Clock { get; } = new();

    public DatabaseOptions Options => _storage.Options;

    public Database Database { get; }

    public ArticleStore Store { get; }

    public string Folder => _storage.Path;

    public static async Task<ArchiveFixture> OpenAsync()
    {
        var fixture = new ArchiveFixture(await TestStorage.OpenAsync());
        await new Migrator(fixture.Database, fixture.Clock).MigrateAsync(TestContext.Current.CancellationToken);
        return fixture;
    }

    public static ArticleContent Content(string name) => new()
    {
        Url = "https://example.org/" + name,
        Title = "Title of " + name,
        Paragraphs = [$"The first paragraph of {name}, long enough to tell it from others. " + new string('x', 240), "The second one."],
        Language = "en",
        Topics = ["Water"],
    };

    public async Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(params ArticleContent[] batch) =>
        await Store.UpsertAsync(batch, announce: true, TestContext.Current.CancellationToken);

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, "in", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _storage.DisposeAsync();
    }
}

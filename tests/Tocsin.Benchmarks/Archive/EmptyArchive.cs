using Tocsin.Core.Archive;
using Tocsin.Core.Search;
using Tocsin.Core.Search.Synonyms;
using Tocsin.Core.Storage;

namespace Tocsin.Benchmarks.Archive;

/// <summary>An archive with its index in a folder of their own, and made-up articles to be imported into it.</summary>
internal sealed class EmptyArchive : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tocsin-benchmark-").FullName;
    private readonly Database _database;

    private EmptyArchive(int articles)
    {
        ImportFile = Path.Combine(_folder, "articles.jsonl");
        MadeUpArticles.WriteJsonLines(ImportFile, articles);
        _database = new Database(new DatabaseOptions { DataDirectory = _folder });
        Articles = new ArticleStore(_database, TimeProvider.System);
        Search = ArchiveSearch.Open(new SearchOptions { IndexDirectory = Path.Combine(_folder, "index") }, new IndexedArchive(Articles), SynonymTable.Empty);
    }

    /// <summary>The articles as JSON Lines.</summary>
    public string ImportFile { get; }

    public long ImportMegabytes => new FileInfo(ImportFile).Length / 1024 / 1024;

    public ArticleStore Articles { get; }

    public ArchiveSearch Search { get; }

    /// <param name="articles">How many there are to import.</param>
    public static async Task<EmptyArchive> OpenAsync(int articles)
    {
        var archive = new EmptyArchive(articles);
        await new Migrator(archive._database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        return archive;
    }

    public async ValueTask DisposeAsync()
    {
        await Search.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

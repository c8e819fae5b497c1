using Tocsin.Core.Storage;
using Tocsin.Faults.Postgres;
using Xunit.v3;

namespace Tocsin.Tests.Support;

/// <summary>An empty database with the whole schema, and a folder, for one test: on SQLite, or on PostgreSQL in a class that says so.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private static readonly Lazy<Task<Template>> Shared = new(Template.CreateAsync);

    private readonly TemporaryDirectory _folder = new();
    private readonly PostgresServer? _server;
    private readonly string? _database;

    private TestStorage()
    {
        Options = new DatabaseOptions { DataDirectory = _folder["data"] };
    }

    private TestStorage(PostgresServer server, string database)
    {
        _server = server;
        _database = database;
        Options = new DatabaseOptions
        {
            DataDirectory = _folder["data"],
            ConnectionString = server.ConnectionStringOf(database),
            UsesServerClock = false,
        };
    }

    public DatabaseOptions Options { get; }

    public string Path => _folder.Path;

    /// <summary>Skips the test, with the reason, where it needs PostgreSQL and none can be had.</summary>
    public static async Task<TestStorage> OpenAsync()
    {
        if (TestContext.Current.TestClass is not IXunitTestClass test || !test.Class.IsDefined(typeof(OnPostgresAttribute), inherit: false))
        {
            return new TestStorage();
        }

        try
        {
            var template = await Shared.Value;
            return new TestStorage(template.Server, await template.Server.CreateDatabaseAsync(template.Name, TestContext.Current.CancellationToken));
        }
        catch (PostgresMissingException missing)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DropDatabaseAsync(_database!);
        }

        _folder.Dispose();
    }

    /// <summary>The schema, made once by the real migrations; every test gets a copy.</summary>
    private sealed record Template(PostgresServer Server, string Name)
    {
        public static async Task<Template> CreateAsync()
        {
            var server = await PostgresServer.StartAsync(CancellationToken.None);
            var name = await server.CreateDatabaseAsync(null, CancellationToken.None);
            await using var database = new Database(new DatabaseOptions { ConnectionString = server.ConnectionStringOf(name) });
            await new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
            return new Template(server, name);
        }
    }
}

using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Organizers;

/// <summary>The organizers' stores on a database of their own, with an owner and a clock.</summary>
internal sealed class Headquarters : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private Headquarters(string[] owners)
    {
        Options = new DatabaseOptions { DataDirectory = _folder.Path };
        Database = new Database(Options);
        Key = new OrganizerKey(Options);
        Audit = new AuditLog(Key, Clock);
        Roster = new Roster(Database, Key, Microsoft.Extensions.Options.Options.Create(new OrganizerOptions { Owners = owners }));
    }

    public FakeClock Clock { get; } = new();

    public DatabaseOptions Options { get; }

    public Database Database { get; }

    public OrganizerKey Key { get; }

    public AuditLog Audit { get; }

    public Roster Roster { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Headquarters> OpenAsync(params string[] owners)
    {
        var one = new Headquarters(owners);
        await new Migrator(one.Database, one.Clock).MigrateAsync(Token);
        return one;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}

using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Appointing;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Organizers;

/// <summary>The organizers' stores on a database of their own, with an owner and a clock.</summary>
internal sealed class Headquarters : IAsyncDisposable
{
    private readonly TestStorage _storage;

    private Headquarters(TestStorage storage, string[] owners)
    {
        _storage = storage;
        Settings = new OrganizerOptions { Owners = owners };
        Options = storage.Options;
        Database = new Database(Options);
        Key = new OrganizerKey(Options);
        Audit = new AuditLog(Key, Clock);
        Roster = RosterOf(Key);
        AuditReader = new AuditReader(Database, Key, Roster);
        KeyCheck = new KeyCheck(Database, Key, Audit);
        Appointments = new Appointments(Database, Key, Roster, Audit, new WrongTries(Clock), Clock);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FakeClock Clock { get; } = new();

    public OrganizerOptions Settings { get; }

    public DatabaseOptions Options { get; }

    public Database Database { get; }

    public OrganizerKey Key { get; }

    public AuditLog Audit { get; }

    public AuditReader AuditReader { get; }

    public KeyCheck KeyCheck { get; }

    public Roster Roster { get; }

    public Appointments Appointments { get; }

    /// <summary>The first owner of the settings.</summary>
    public Actor Owner => Roster.AllOwners[0];

    public static async Task<Headquarters> OpenAsync(params string[] owners)
    {
        var one = new Headquarters(await TestStorage.OpenAsync(), owners);
        await new Migrator(one.Database, one.Clock).MigrateAsync(Token);
        return one;
    }

    public Task AppendAsync(string detail) =>
        Database.WriteAsync(session => Audit.AppendAsync(session, Owner.Id, "test", "test:1", detail), Token);

    /// <summary>Does what the triggers forbid, as somebody can who holds the file.</summary>
    public Task TamperAsync(string sql) =>
        Database.WriteAsync(
            session => session.ExecuteAsync($"DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted; {sql}"), Token);

    /// <summary>What a new process makes of the data folder.</summary>
    public (KeyCheck Check, AuditReader Reader) Reopened()
    {
        var key = new OrganizerKey(Options);
        return (new KeyCheck(Database, key, new AuditLog(key, Clock)), new AuditReader(Database, key, RosterOf(key)));
    }

    public async Task<string> InviteAsync(OrganizerRole role, string name) =>
        Assert.IsType<InviteOutcome.Invited>(await Appointments.InviteAsync(Owner, role, name, Token)).Code;

    public Task<JoinOutcome> JoinAsync(Person person, string code) => Appointments.JoinAsync(person, code, Token);

    /// <summary>All that the database holds, as text: every byte of its file, or every row.</summary>
    public async Task<string> DumpAsync()
    {
        if (Options.ConnectionString is not null)
        {
            return string.Join('\n', await Database.ReadAsync(RowsAsync, Token));
        }

        await Database.ReadAsync(session => session.ScalarAsync<string>("PRAGMA wal_checkpoint(TRUNCATE)"), Token);
        return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Options.FilePath, Token));
    }

    private static async Task<List<string>> RowsAsync(DbSession session)
    {
        List<string> rows = [];
        foreach (var table in await session.QueryAsync<string>("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"))
        {
            rows.AddRange(await session.QueryAsync<string>($"SELECT CAST(t.* AS TEXT) FROM {table} t"));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private Roster RosterOf(OrganizerKey key) => new(Database, key, Microsoft.Extensions.Options.Options.Create(Settings));
}

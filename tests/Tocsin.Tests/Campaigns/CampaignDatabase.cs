using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Campaigns;

/// <summary>A real database with the slice's stores on it, and a clock that stands at noon.</summary>
internal sealed class CampaignDatabase : IAsyncDisposable
{
    private readonly TestStorage _storage;

    private CampaignDatabase(TestStorage storage)
    {
        _storage = storage;
        Database = new Database(storage.Options);
        Campaigns = new CampaignStore(Database);
        Writer = new CampaignWriter(Database, Clock);
        Schedules = new ScheduleStore(Database, Clock, Changes);
        Changes.Subscribe(() => Raised++);
    }

    public FakeClock Clock { get; } = new();

    public Database Database { get; }

    public CampaignsChanged Changes { get; } = new();

    public CampaignStore Campaigns { get; }

    public CampaignWriter Writer { get; }

    public ScheduleStore Schedules { get; }

    /// <summary>How often a change was told.</summary>
    public int Raised { get; private set; }

    public static async Task<CampaignDatabase> CreateAsync()
    {
        var database = new CampaignDatabase(await TestStorage.OpenAsync());
        await new Migrator(database.Database, database.Clock).MigrateAsync(TestContext.Current.CancellationToken);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _storage.DisposeAsync();
    }
}

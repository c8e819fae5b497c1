using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Storage;

public sealed class MigratorTests
{
    [Fact]
    public async Task Applies_each_migration_once()
    {
        using var folder = new TemporaryDirectory();
        await using var database = new Database(new DatabaseOptions { DataDirectory = folder.Path });
        var migrator = new Migrator(database, new FakeClock());

        var first = await migrator.MigrateAsync(TestContext.Current.CancellationToken);
        var second = await migrator.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Contains("001-archive", first);
        Assert.Empty(second);
    }

    [Fact]
    public async Task Refuses_a_database_of_a_newer_version()
    {
        using var folder = new TemporaryDirectory();
        await using var database = new Database(new DatabaseOptions { DataDirectory = folder.Path });
        var migrator = new Migrator(database, new FakeClock());
        await migrator.MigrateAsync(TestContext.Current.CancellationToken);
        await database.WriteAsync(
            session => session.ExecuteAsync("INSERT INTO migration (number, name, applied_at) VALUES (999, 'later', 0)"),
            TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(
            () => migrator.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Contains("newer Tocsin", refusal.Message, StringComparison.Ordinal);
    }
}

using Microsoft.Data.Sqlite;
using Tocsin.Core.Storage;

namespace Tocsin.Tests.Storage;

public sealed class SqliteEngineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_committed_survives_a_power_cut_on_every_connection_also_one_that_came_from_elsewhere()
    {
        var folder = Directory.CreateTempSubdirectory("tocsin-test-").FullName;
        await using (var database = new Database(new DatabaseOptions { DataDirectory = folder }))
        {
            // As Quartz does, which shares the pool and sets nothing.
            await using (var stranger = new SqliteConnection(database.ConnectionString))
            {
                await stranger.OpenAsync(Cancel);
            }

            for (var i = 0; i < 3; i++)
            {
                // Two at once: one of the pool and one anew.
                await Task.WhenAll(AssertPreparedAsync(database, 2), AssertPreparedAsync(database, 1));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task<bool> AssertPreparedAsync(Database database, int depth) => database.ReadAsync(
        async session =>
        {
            Assert.Equal(2, await session.ScalarAsync<long>("PRAGMA synchronous"));
            Assert.Equal(30_000, await session.ScalarAsync<long>("PRAGMA busy_timeout"));
            Assert.Equal(1, await session.ScalarAsync<long>("PRAGMA foreign_keys"));
            Assert.Equal("wal", await session.ScalarAsync<string>("PRAGMA journal_mode"));
            return depth > 0 && await AssertPreparedAsync(database, depth - 1);
        },
        Cancel);
}

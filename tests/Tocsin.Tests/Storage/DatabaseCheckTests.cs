using Microsoft.Data.Sqlite;
using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Storage;

public sealed class DatabaseCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I9_A_damaged_page_is_found_before_anything_is_done()
    {
        using var folder = new TemporaryDirectory();
        var options = new DatabaseOptions { DataDirectory = folder.Path };
        await FillAsync(options);
        await using (var sound = new Database(options))
        {
            await new DatabaseCheck(sound).RequireSoundAsync(Token);
        }

        SqliteConnection.ClearAllPools();
        Damage(options.FilePath);
        await using var damaged = new Database(options);

        var refusal = await Record.ExceptionAsync(() => new DatabaseCheck(damaged).RequireSoundAsync(Token));

        // Which of both depends on where the page lies; the command line has the same words for either.
        Assert.True(
            refusal is InvalidDataException { Message: var words } ? words.Contains("backup", StringComparison.Ordinal) : refusal is SqliteException { SqliteErrorCode: 11 },
            $"{refusal}");
    }

    private static async Task FillAsync(DatabaseOptions options)
    {
        await using var database = new Database(options);
        await new Migrator(database, new FakeClock()).MigrateAsync(Token);
        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000)
                INSERT INTO chat (address, platform, settings, changed_at) SELECT 'ledger:' || n, 'ledger', '{}', 0 FROM numbers
                """),
            Token);
        await database.ReadAsync(session => session.ScalarAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)"), Token);
    }

    private static void Damage(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Seek(-(4 * 4096), SeekOrigin.End);
        file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
    }
}

using Microsoft.Data.Sqlite;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery.Copies;

/// <summary>Copies the SQLite file, consistent while the bot runs, and puts a copy back.</summary>
/// <remarks>That a copy was put back, <see cref="Generation"/> notices at the next start: it halts, and asks.</remarks>
internal sealed class SqliteBackup(Database database, DatabaseOptions options, TimeProvider clock)
{
    private const string ElsewhereFrom =
        "This Tocsin keeps its data on PostgreSQL: back it up with pg_dump, or with tocsin export DIR.";

    private const string ElsewhereTo =
        "This Tocsin keeps its data on PostgreSQL: put a dump back with pg_restore, or name the folder of a tocsin export.";

    /// <param name="path">A file that is not there yet.</param>
    /// <param name="cancellationToken">Leaves no file.</param>
    /// <exception cref="InvalidDataException">It cannot be done; the message says what to do instead.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        Demand(database.Engine == DatabaseEngine.Sqlite, ElsewhereFrom);
        Demand(!Path.Exists(path), $"{path} is there already. Name a new file.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var half = path + ".part";
        File.Delete(half);
        try
        {
            // Outside a transaction: SQLite makes one of its own, beside the writers.
            await database.ReadAsync(session => session.ExecuteAsync("VACUUM INTO @half", new { half }), cancellationToken);
            using (var file = File.OpenHandle(half, FileMode.Open, FileAccess.ReadWrite))
            {
                RandomAccess.FlushToDisk(file);
            }

            File.Move(half, path);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>Makes a copy the database; the one that was there is kept beside it.</summary>
    /// <returns>Where the old one is now; null when there was none.</returns>
    /// <exception cref="DataInUseException">The bot runs on the folder.</exception>
    /// <exception cref="InvalidDataException">It is no sound copy; nothing was changed.</exception>
    public async Task<string?> RestoreAsync(string path, CancellationToken cancellationToken)
    {
        Demand(options.Engine == DatabaseEngine.Sqlite, ElsewhereTo);
        using var held = DataLock.Take(options);
        var next = options.FilePath + ".restoring";
        File.Copy(path, next, overwrite: true);
        try
        {
            await CheckAsync(next, path, cancellationToken);
            using (var pooled = new SqliteConnection(database.ConnectionString))
            {
                // A connection that was kept open would go on with the old file.
                SqliteConnection.ClearPool(pooled);
            }

            var kept = MoveAway();
            File.Move(next, options.FilePath);
            return kept;
        }
        finally
        {
            File.Delete(next);
        }
    }

    private static async Task CheckAsync(string copy, string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            Demand((string?)await command.ExecuteScalarAsync(cancellationToken) == "ok", $"{path} is damaged. Take an older backup.");
            command.CommandText = "SELECT COUNT(*) FROM migration";
            await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (SqliteException damage)
        {
            throw new InvalidDataException($"{path} is no backup of a Tocsin, or it is damaged. Nothing was changed.", damage);
        }
    }

    private string? MoveAway()
    {
        if (!File.Exists(options.FilePath))
        {
            return null;
        }

        var kept = $"{options.FilePath}.before-{clock.GetUtcNow():yyyyMMdd-HHmmss}";
        foreach (var suffix in new[] { "-wal", "-shm", "" })
        {
            if (File.Exists(options.FilePath + suffix))
            {
                File.Move(options.FilePath + suffix, kept + suffix);
            }
        }

        return kept;
    }

    private static void Demand(bool met, string otherwise)
    {
        if (!met)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}

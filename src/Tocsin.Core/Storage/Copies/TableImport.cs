using System.Text.Json;

namespace Tocsin.Core.Storage.Copies;

/// <summary>Fills an empty database with an export, in one transaction: all of it is there, or nothing.</summary>
internal sealed class TableImport(Database database)
{
    private const int Chunk = 500;

    /// <summary>Where these hold nothing, nothing would be mixed with what is read.</summary>
    private static readonly string[] NeverEmpty = ["article", "campaign", "chat", "dispatch", "source"];

    private const string Generated =
        """
        SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = @table AND column_name = 'id' AND is_identity = 'YES'
        """;

    /// <exception cref="InvalidDataException">The database is not empty, or of another schema, or the export is not whole.</exception>
    public Task<ExportManifest> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var manifest = ExportManifest.Read(folder);
        return database.WriteAsync(
            async session =>
            {
                var tables = await StoredTables.ListAsync(session);
                await CheckAsync(session, manifest, tables);
                foreach (var table in tables.Where(manifest.Rows.ContainsKey))
                {
                    // What a migration put there is in the export as it became.
                    await session.ExecuteAsync($"DELETE FROM {table}");
                    var rows = await FillAsync(session, table, ExportManifest.FileOf(folder, table), cancellationToken);
                    if (rows != manifest.Rows[table])
                    {
                        throw new InvalidDataException($"{folder} is not whole: {table} has {rows} rows, and had {manifest.Rows[table]}.");
                    }
                }

                return manifest;
            },
            cancellationToken);
    }

    private static async Task CheckAsync(DbSession session, ExportManifest manifest, IReadOnlyList<string> tables)
    {
        if (!manifest.Migrations.SequenceEqual(await StoredTables.MigrationsAsync(session)))
        {
            throw new InvalidDataException("The export was made by another version of Tocsin. Read it with that version, then update.");
        }

        foreach (var table in NeverEmpty.Intersect(tables))
        {
            if (await session.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}") > 0)
            {
                throw new InvalidDataException($"The database is not empty ({table} has rows). Give an empty one with --data DIR or Database:ConnectionString.");
            }
        }
    }

    private static async Task<long> FillAsync(DbSession session, string table, string path, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await foreach (var lines in File.ReadLinesAsync(path, cancellationToken).Where(line => line.Length > 0).Chunk(Chunk).WithCancellation(cancellationToken))
        {
            var values = lines.Select(Read).ToList();
            var columns = values[0].Keys.ToList();
            await session.ExecuteAsync(
                $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})",
                values);
            rows += values.Count;
        }

        if (session.Engine == DatabaseEngine.Postgres && await session.ScalarAsync<long>(Generated, new { table }) > 0)
        {
            // Keys that the table gives by itself go on after those that it was given.
            await session.ScalarAsync<long>($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT COALESCE(MAX(id), 0) + 1 FROM {table}), false)");
        }

        return rows;
    }

    private static Dictionary<string, object?> Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.EnumerateObject().ToDictionary(
            property => property.Name,
            property => property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.Number when property.Value.TryGetInt64(out var whole) => whole,
                JsonValueKind.Number => (object?)property.Value.GetDouble(),
                _ => throw new InvalidDataException($"'{property.Name}' holds neither text nor a number."),
            });
    }
}

using System.Globalization;
using System.Text.Json;

namespace Tocsin.Core.Storage.Copies;

/// <summary>Writes every table as JSON Lines, as of one moment, while the bot may run: to look at, to keep, to move to the other engine.</summary>
/// <remarks>Quartz's tables and the search index are not in it: both are made anew from the rest.</remarks>
internal sealed class TableExport(Database database)
{
    /// <summary>Writes to a folder that is new or empty.</summary>
    /// <returns>How many rows of how many tables.</returns>
    public async Task<ExportManifest> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidDataException($"{folder} is not empty. Name a new folder.");
        }

        Directory.CreateDirectory(folder);
        // As a writer: nobody else changes anything between two tables.
        var manifest = await database.WriteAsync(
            async session =>
            {
                Dictionary<string, long> rows = [];
                foreach (var table in await StoredTables.ListAsync(session))
                {
                    rows[table] = await WriteAsync(session, table, ExportManifest.FileOf(folder, table), cancellationToken);
                }

                return new ExportManifest(1, await StoredTables.MigrationsAsync(session), rows);
            },
            cancellationToken);
        manifest.Write(folder);
        return manifest;
    }

    private static async Task<long> WriteAsync(DbSession session, string table, string path, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await using var file = File.Create(path);
        await foreach (var row in session.StreamAsync<dynamic>($"SELECT * FROM {table}").WithCancellation(cancellationToken))
        {
            await using (var json = new Utf8JsonWriter(file))
            {
                json.WriteStartObject();
                foreach (var (column, value) in (IDictionary<string, object?>)row)
                {
                    Write(json, column, value);
                }

                json.WriteEndObject();
            }

            file.WriteByte((byte)'\n');
            rows++;
        }

        await file.FlushAsync(cancellationToken);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return rows;
    }

    private static void Write(Utf8JsonWriter json, string column, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                json.WriteNull(column);
                break;
            case string text:
                json.WriteString(column, text);
                break;
            case double number:
                json.WriteNumber(column, number);
                break;
            case long or int or short or bool:
                json.WriteNumber(column, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"An export cannot say a {value.GetType().Name}.");
        }
    }
}

using Tocsin.Core.Storage;
using Tocsin.Core.Storage.Copies;

namespace Tocsin.Core.Delivery.Copies;

/// <summary>Fills an empty database with an export, on whichever engine. Unless it was a move, the next start halts and asks.</summary>
internal sealed class ExportRestore(Database database, DatabaseOptions options)
{
    /// <param name="folder">Of the export.</param>
    /// <param name="moved">The bot that was exported never runs again, and has not run since: nothing is in doubt.</param>
    /// <param name="cancellationToken">Leaves the database as it was.</param>
    public async Task<ExportManifest> RunAsync(string folder, bool moved, CancellationToken cancellationToken)
    {
        using var held = DataLock.Take(options);
        var manifest = await new TableImport(database).ReadAsync(folder, cancellationToken);
        var number = await database.ReadAsync(session => session.ScalarAsync<long?>("SELECT number FROM delivery_generation"), cancellationToken);
        // A number beyond the database's says that the database is an older copy (see Generation).
        held.Write((number ?? 0) + (moved ? 0 : 1));
        return manifest;
    }
}

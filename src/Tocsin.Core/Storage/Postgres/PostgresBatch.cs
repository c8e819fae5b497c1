using System.Data.Common;
using Npgsql;

namespace Tocsin.Core.Storage.Postgres;

/// <summary>A statement for many rows.</summary>
internal static class PostgresBatch
{
    private const int Size = 500;

    /// <summary>One way to the server and back for many rows, instead of one each. Returns the number of rows changed.</summary>
    public static async Task<int> ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var chunk in rows.Chunk(Size))
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
            foreach (var row in chunk)
            {
                var command = new NpgsqlBatchCommand(sql);
                new PostgresArguments(row).AddTo(command.Parameters);
                batch.BatchCommands.Add(command);
            }

            changed += Math.Max(0, await batch.ExecuteNonQueryAsync(cancellationToken));
        }

        return changed;
    }
}

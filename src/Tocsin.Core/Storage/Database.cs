using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Tocsin.Core.Storage;

/// <summary>The one way to the database: many readers, one writer at a time.</summary>
/// <remarks>
/// WAL with <c>synchronous=FULL</c>: what a write transaction has committed survives a power cut, which the
/// <c>sending</c> mark of a delivery depends on (sqlite.org/pragma.html#pragma_synchronous). Instants are stored as UTC
/// milliseconds in 64-bit integers.
/// </remarks>
public sealed class Database : IAsyncDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);

    public Database(DatabaseOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = options.FilePath,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    /// <summary>For Quartz, which keeps its triggers in the same file.</summary>
    public string ConnectionString { get; }

    /// <summary>Runs <paramref name="read"/> on a connection of its own, over one consistent snapshot a statement.</summary>
    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await read(new DbSession(connection, null, cancellationToken));
    }

    /// <summary>Runs <paramref name="write"/> in one transaction: all of it is durable when this returns, or none of it.</summary>
    public async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            // Microsoft.Data.Sqlite begins IMMEDIATE unless asked otherwise: the write lock is taken here, not at the first write.
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await write(new DbSession(connection, transaction, cancellationToken));
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<DbSession, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                await write(session);
                return true;
            },
            cancellationToken);

    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using DbCommand pragma = connection.CreateCommand();
            pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";
            await pragma.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Tocsin.Core.Storage;

/// <summary>One file, one writer at a time.</summary>
/// <remarks>
/// WAL with <c>synchronous=FULL</c>: what a write transaction has committed survives a power cut, which the
/// <c>sending</c> mark of a delivery depends on (sqlite.org/pragma.html#pragma_synchronous).
/// </remarks>
internal sealed class SqliteEngine : IStorageEngine
{
    /// <summary>SQLite's own connections, which wait in the pool between two of ours and keep what was set.</summary>
    private readonly ConditionalWeakTable<object, object> _prepared = [];

    public SqliteEngine(DatabaseOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = options.FilePath,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    public DatabaseEngine Kind => DatabaseEngine.Sqlite;

    public string ConnectionString { get; }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (!_prepared.TryGetValue(connection.Handle!, out _))
            {
                await using DbCommand pragma = connection.CreateCommand();
                pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";
                await pragma.ExecuteNonQueryAsync(cancellationToken);
                _prepared.AddOrUpdate(connection.Handle!, connection.Handle!);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<WriteTransaction> BeginAsync(Writing writing, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        try
        {
            // Microsoft.Data.Sqlite begins IMMEDIATE unless asked otherwise: the write lock is taken here, not at the first write.
            return new WriteTransaction(connection, await connection.BeginTransactionAsync(cancellationToken), SharedNow: null);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public bool IsLostConnection(Exception failure) => false;

    public bool IsUndone(Exception failure) => false;

    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}

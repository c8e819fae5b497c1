using System.Collections;
using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Tocsin.Core.Storage.Postgres;

namespace Tocsin.Core.Storage;

/// <summary>A connection with the transaction it is in, if any: Dapper with neither ever forgotten.</summary>
public sealed class DbSession
{
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly DateTimeOffset? _sharedNow;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Bytes may be asked for of a text too, which comes in UTF-8 then.</summary>
    static DbSession() => SqlMapper.AddTypeMap(typeof(byte[]), DbType.Binary, useGetFieldValue: true);

    internal DbSession(DbConnection connection, DbTransaction? transaction, DateTimeOffset? sharedNow, CancellationToken cancellationToken)
    {
        _connection = connection;
        _transaction = transaction;
        _sharedNow = sharedNow;
        _cancellationToken = cancellationToken;
    }

    /// <summary>For the few statements that the engines do not share.</summary>
    public DatabaseEngine Engine => _connection is SqliteConnection ? DatabaseEngine.Sqlite : DatabaseEngine.Postgres;

    /// <summary>When this transaction began, by the clock that all nodes on the database share: the server's, or this process's own.</summary>
    /// <remarks>Leases, and whatever one node writes for another to compare with its own time, are in it.</remarks>
    public DateTimeOffset Now(TimeProvider clock) => _sharedNow ?? clock.GetUtcNow();

    public Task<IEnumerable<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        _connection.QueryAsync<T>(Command(sql, arguments));

    /// <summary>The first row, or default when there is none.</summary>
    public Task<T?> FirstAsync<T>(string sql, object? arguments = null) =>
        _connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    public Task<T?> ScalarAsync<T>(string sql, object? arguments = null) =>
        _connection.ExecuteScalarAsync<T>(Command(sql, arguments));

    /// <summary>Returns the number of rows changed. A sequence as <paramref name="arguments"/> runs the statement for each.</summary>
    public async Task<int> ExecuteAsync(string sql, object? arguments = null) =>
        Engine == DatabaseEngine.Postgres && arguments is IEnumerable each and not string
            ? await PostgresBatch.ExecuteAsync(_connection, _transaction, PostgresSql.Statement(sql), each.Cast<object>(), _cancellationToken)
            // Nothing changed is -1 there when the statement was of another kind.
            : Math.Max(0, await _connection.ExecuteAsync(Command(sql, arguments)));

    /// <summary>Rows one by one, for results larger than memory should hold.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string sql, object? arguments = null)
    {
        var command = Command(sql, arguments);
        return _connection.QueryUnbufferedAsync<T>(command.CommandText, command.Parameters, _transaction);
    }

    private CommandDefinition Command(string sql, object? arguments) =>
        Engine == DatabaseEngine.Postgres
            ? new(PostgresSql.Statement(sql), arguments is null ? null : new PostgresArguments(arguments), _transaction, cancellationToken: _cancellationToken)
            : new(sql, arguments, _transaction, cancellationToken: _cancellationToken);
}

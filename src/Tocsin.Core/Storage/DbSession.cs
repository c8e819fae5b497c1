using System.Data.Common;
using Dapper;

namespace Tocsin.Core.Storage;

/// <summary>A connection with the transaction it is in, if any: Dapper with neither ever forgotten.</summary>
public sealed class DbSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    public Task<IEnumerable<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        connection.QueryAsync<T>(Command(sql, arguments));

    /// <summary>The first row, or default when there is none.</summary>
    public Task<T?> FirstAsync<T>(string sql, object? arguments = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    public Task<T?> ScalarAsync<T>(string sql, object? arguments = null) =>
        connection.ExecuteScalarAsync<T>(Command(sql, arguments));

    /// <summary>Returns the number of rows changed. A sequence as <paramref name="arguments"/> runs the statement for each.</summary>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) =>
        connection.ExecuteAsync(Command(sql, arguments));

    /// <summary>Rows one by one, for results larger than memory should hold.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string sql, object? arguments = null) =>
        connection.QueryUnbufferedAsync<T>(sql, arguments, transaction);

    private CommandDefinition Command(string sql, object? arguments) =>
        new(sql, arguments, transaction, cancellationToken: cancellationToken);
}

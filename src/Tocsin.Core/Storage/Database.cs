using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Core.Storage.Postgres;

namespace Tocsin.Core.Storage;

/// <summary>The one way to the database: many readers, one writer at a time, on a file or on a server that nodes share.</summary>
/// <remarks>Instants are stored as UTC milliseconds in 64-bit integers. What a write has committed survives a power cut.</remarks>
public sealed class Database : IAsyncDisposable
{
    private const int Tries = 4;

    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly IStorageEngine _engine;

    public Database(DatabaseOptions options)
        : this(options, TimeProvider.System, NullLogger<Database>.Instance)
    {
    }

    /// <exception cref="DatabaseUnavailableException">The connection string cannot be read.</exception>
    public Database(DatabaseOptions options, TimeProvider clock, ILogger<Database> log) =>
        _engine = options.Engine == DatabaseEngine.Sqlite
            ? new SqliteEngine(options)
            : new PostgresEngine(options.ConnectionString!, options.UsesServerClock, clock, log);

    public DatabaseEngine Engine => _engine.Kind;

    /// <summary>For Quartz, which keeps its triggers in the same database. It may hold a password.</summary>
    public string ConnectionString => _engine.ConnectionString;

    /// <summary>Runs <paramref name="read"/> on a connection of its own, over one consistent snapshot a statement.</summary>
    /// <param name="read">May run twice, where the server hung up in the middle; it changes nothing but its result.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await _engine.OpenAsync(cancellationToken);
            try
            {
                return await read(new DbSession(connection, null, null, cancellationToken));
            }
            catch (Exception lost) when (attempt < Tries && _engine.IsLostConnection(lost))
            {
                // It had closed while it lay in the pool; the next one is opened anew, and waited for.
            }
        }
    }

    /// <summary>Runs <paramref name="write"/> in one transaction: all of it is durable when this returns, or none of it.</summary>
    /// <remarks>Nobody else writes between its statements, on whatever node. When the commit's own outcome is unknown it throws.</remarks>
    public async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(Writing.Alone, write, cancellationToken);
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

    /// <summary>As <see cref="WriteAsync{T}"/>, but beside others of its kind, where the engine can.</summary>
    /// <param name="write">
    /// Each statement guards itself, by key and fence, against whoever else runs one; it has no effect but in the
    /// database, since it runs again where the engine undid it for the sake of another.
    /// </param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal async Task<T> WriteFencedAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken)
    {
        if (Engine == DatabaseEngine.Sqlite)
        {
            return await WriteAsync(write, cancellationToken);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(Writing.Fenced, write, cancellationToken);
            }
            catch (Exception undone) when (attempt < Tries && _engine.IsUndone(undone))
            {
                // Nothing of it stands.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _writer.Dispose();
    }

    private async Task<T> RunAsync<T>(Writing writing, Func<DbSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var scope = await _engine.BeginAsync(writing, cancellationToken);
        var result = await write(new DbSession(scope.Connection, scope.Transaction, scope.SharedNow, cancellationToken));
        await scope.Transaction.CommitAsync(cancellationToken);
        return result;
    }
}

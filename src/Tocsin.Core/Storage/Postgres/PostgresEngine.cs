using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Tocsin.Core.Storage.Postgres;

/// <summary>A server that several nodes share.</summary>
/// <remarks>
/// Slices read, decide and write in one transaction and rely on nobody writing in between, as SQLite grants. Here an
/// advisory lock grants it, over all nodes: exclusive for ordinary writes, shared for the fenced ones of delivery, which
/// run beside each other. While the server is away, whoever asks waits for it; nothing that was run is ever run again by that.
/// </remarks>
internal sealed partial class PostgresEngine : IStorageEngine
{
    /// <summary>"tocsin" in ASCII: the one advisory lock that we use.</summary>
    private const long WriterLock = 0x746F6373696E;

    // A node that stalls while it holds the lock is cut off by the server, and its transaction undone.
    private const string Begin =
        "SET LOCAL idle_in_transaction_session_timeout = '15s'; "
        + "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) FROM ";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenComplaints = TimeSpan.FromMinutes(1);

    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly NpgsqlDataSource _source;
    private readonly bool _usesServerClock;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private volatile bool _wasThere;
    private bool _isAway;
    private long _complained;

    public PostgresEngine(string connectionString, bool usesServerClock, TimeProvider clock, ILogger log)
    {
        _settings = PostgresConnection.Read(connectionString);
        _source = NpgsqlDataSource.Create(_settings);
        ConnectionString = _settings.ToString();
        _usesServerClock = usesServerClock;
        _clock = clock;
        _log = log;
    }

    public DatabaseEngine Kind => DatabaseEngine.Postgres;

    public string ConnectionString { get; }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await WaitedForAsync(async () => await _source.OpenConnectionAsync(cancellationToken), cancellationToken);

    public Task<WriteTransaction> BeginAsync(Writing writing, CancellationToken cancellationToken) =>
        WaitedForAsync(() => BeginOnceAsync(writing, cancellationToken), cancellationToken);

    public bool IsLostConnection(Exception failure) => PostgresErrors.IsAway(failure);

    public bool IsUndone(Exception failure) => PostgresErrors.IsUndone(failure);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<WriteTransaction> BeginOnceAsync(Writing writing, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Begin + (writing == Writing.Alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared") + $"({WriterLock})";
            var now = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            return new WriteTransaction(connection, transaction, _usesServerClock ? DateTimeOffset.FromUnixTimeMilliseconds(now) : null);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>At the first try an absent server is an error that says what to do; later it is waited for.</summary>
    private async Task<T> WaitedForAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var got = await attempt();
                IsThere();
                return got;
            }
            catch (NpgsqlException failure) when (!_wasThere)
            {
                throw PostgresErrors.Explain(failure, _settings);
            }
            catch (NpgsqlException failure) when (PostgresErrors.IsAway(failure))
            {
                Complain(failure);
            }

            await Task.Delay(Pause, _clock, cancellationToken);
        }
    }

    private void IsThere()
    {
        _wasThere = true;
        lock (_gate)
        {
            if (_isAway)
            {
                _isAway = false;
                Log.Back(_log);
            }
        }
    }

    private void Complain(NpgsqlException failure)
    {
        lock (_gate)
        {
            if (_isAway && _clock.GetElapsedTime(_complained) < BetweenComplaints)
            {
                return;
            }

            _isAway = true;
            _complained = _clock.GetTimestamp();
        }

        Log.Away(_log, PostgresErrors.Explain(failure, _settings).Message);
    }

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Error, "{Problem} Everything waits until it is back; this is said once a minute")]
        public static partial void Away(ILogger log, string problem);

        [LoggerMessage(1402, LogLevel.Information, "The database is back; everything goes on")]
        public static partial void Back(ILogger log);
    }
}

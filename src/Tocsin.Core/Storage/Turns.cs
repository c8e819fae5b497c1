using System.Data.Common;
using Npgsql;

namespace Tocsin.Core.Storage;

/// <summary>What only one node may do at a time: speak for the bot on one platform, visit the sources.</summary>
/// <remarks>
/// On PostgreSQL a turn is an advisory lock of one connection, which the server lets go of at once when the process dies,
/// and after 30 seconds when it only stalls; the others then take over. On SQLite there is one process, and every turn is its own.
/// Nothing that must not happen twice rests on it (leases and fences see to that), but pace and peace do.
/// </remarks>
public sealed class Turns(Database database, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<string> _held = [];
    private DbConnection? _connection;
    private long _checked;

    /// <summary>Takes a turn, or makes sure that this node still has it. Cheap enough to ask before each piece of work.</summary>
    public async Task<Turn> TakeAsync(string name, CancellationToken cancellationToken)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return Turn.Ours;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return _held.Contains(name) && clock.GetElapsedTime(_checked) < Fresh ? Turn.Ours : await AskAsync(name, cancellationToken);
        }
        catch (DbException)
        {
            // The server is away, or has cut us off: whoever comes first has the turn when it is back.
            await LetGoAsync();
            return Turn.Others;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Works while this node has the turn, and waits for it otherwise, until the work ends by itself.</summary>
    /// <param name="name">Of the turn.</param>
    /// <param name="work">Is cancelled when the turn is lost, and begun anew when it comes back.</param>
    /// <param name="stopping">Ends the work and the waiting.</param>
    public async Task WorkAsync(string name, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            await work(stopping);
            return;
        }

        while (true)
        {
            while (await TakeAsync(name, stopping) == Turn.Others)
            {
                await Task.Delay(Pause, clock, stopping);
            }

            using var turn = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var keeping = KeepAsync(name, turn.CancelAsync, turn.Token);
            try
            {
                await work(turn.Token);
                if (stopping.IsCancellationRequested || !turn.IsCancellationRequested)
                {
                    return;
                }
            }
            catch (OperationCanceledException) when (turn.IsCancellationRequested && !stopping.IsCancellationRequested)
            {
                // Another node goes on with it.
            }
            finally
            {
                await turn.CancelAsync();
                await keeping;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _one.Dispose();
    }

    private async Task KeepAsync(string name, Func<Task> lost, CancellationToken over)
    {
        try
        {
            do
            {
                await Task.Delay(Pause, clock, over);
            }
            while (await TakeAsync(name, over) != Turn.Others);

            await lost();
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
    }

    private async Task<Turn> AskAsync(string name, CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
            _connection = connection;
            await connection.OpenAsync(cancellationToken);
            await RunAsync("SET idle_session_timeout = '30s'", name, cancellationToken);
        }

        if (_held.Contains(name))
        {
            await RunAsync("SELECT 1", name, cancellationToken);
            _checked = clock.GetTimestamp();
            return Turn.Ours;
        }

        // "Tocs" in ASCII keeps these locks apart from anybody else's.
        if (await RunAsync("SELECT pg_try_advisory_lock(1416586099, hashtext(@name))", name, cancellationToken) is not true)
        {
            return Turn.Others;
        }

        _held.Add(name);
        _checked = clock.GetTimestamp();
        return Turn.New;
    }

    private async Task<object?> RunAsync(string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)_connection!);
        command.Parameters.AddWithValue("name", name);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task LetGoAsync()
    {
        _held.Clear();
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }
}

/// <summary>Whose turn it is.</summary>
public enum Turn
{
    /// <summary>Another node's.</summary>
    Others,

    /// <summary>Ours, from now on: what another node did until now may matter.</summary>
    New,

    /// <summary>Ours, as before.</summary>
    Ours,
}

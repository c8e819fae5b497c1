using System.Diagnostics;
using Npgsql;

namespace Tocsin.Faults.Postgres;

/// <summary>A private PostgreSQL in a temporary folder, reached by a socket there; it ends with this process, however that ends.</summary>
/// <remarks>It never runs as root: there it becomes Debian's <c>postgres</c>. What a power cut would lose it may lose.</remarks>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _binaries;
    private readonly string _folder;
    private Process? _process;
    private int _databases;

    private PostgresServer(string binaries, string folder)
    {
        _binaries = binaries;
        _folder = folder;
    }

    /// <exception cref="PostgresMissingException">It cannot be had here; the message says why.</exception>
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var binaries = PostgresBinaries.Find()
            ?? throw new PostgresMissingException("PostgreSQL is not installed (on Debian: apt-get install postgresql)");
        var folder = Directory.CreateTempSubdirectory("tocsin-pg-").FullName;
        var server = new PostgresServer(binaries, folder);
        try
        {
            await server.CreateAsync(cancellationToken);
            await server.StartServerAsync(cancellationToken);
            return server;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await server.DisposeAsync();
            throw new PostgresMissingException($"PostgreSQL could not be started: {failure.Message}");
        }
    }

    public string ConnectionStringOf(string database) => $"Host={_folder};Port=5432;Username=tocsin;Database={database}";

    /// <summary>A new database, a copy of <paramref name="template"/> where one is given; nobody may be connected to that.</summary>
    public async Task<string> CreateDatabaseAsync(string? template, CancellationToken cancellationToken)
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"), cancellationToken);
        return name;
    }

    public Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);

    /// <summary>Stops the server and cuts everybody off, as a restart of its machine would.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.StandardInput.WriteLineAsync("stop");
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }

    public async Task StartServerAsync(CancellationToken cancellationToken)
    {
        // The shell waits for a word, or for its standard input to close, which the kernel does when this process is gone.
        const string Script = "\"$0\" \"$@\" >\"$PGDATA/log\" 2>&1 & server=$!; read -r word; kill -INT $server; wait $server; "
            + "[ \"$word\" = stop ] || rm -rf \"${PGDATA%/*}\"";
        var start = Start("sh", [
            "-c", Script, Path.Combine(_binaries, "postgres"), "-k", _folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off",
            "-c", "shared_buffers=64MB", "-c", "max_connections=100", "-c", "max_wal_size=2GB", "-c", "jit=off",
        ]);
        start.RedirectStandardInput = true;
        _process = Process.Start(start)!;
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1", cancellationToken);
                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < Patience && !_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var own = Process.Start("chown", ["postgres", _folder]);
            await own.WaitForExitAsync(cancellationToken);
        }

        var start = Start(
            Path.Combine(_binaries, "initdb"), ["--username=tocsin", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"initdb says: {(await words).Trim()}");
        }
    }

    private ProcessStartInfo Start(string program, IReadOnlyList<string> arguments)
    {
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments]
            : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, WorkingDirectory = _folder };
        start.Environment["PGDATA"] = Path.Combine(_folder, "data");
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionStringOf("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

namespace Tocsin.Core.Storage;

/// <summary>Where Tocsin keeps what it must not lose.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The folder of the database, its lock file and the search index.</summary>
    /// <value>Default <c>data</c>, below the working folder; <c>--data DIR</c> sets it.</value>
    public string DataDirectory { get; init; } = "data";

    /// <summary>The PostgreSQL database to use instead of a file.</summary>
    /// <value>Default null: SQLite in <see cref="FilePath"/>.</value>
    public string? ConnectionString { get; init; }

    /// <summary>What the two above ask for.</summary>
    public DatabaseEngine Engine => string.IsNullOrWhiteSpace(ConnectionString) ? DatabaseEngine.Sqlite : DatabaseEngine.Postgres;

    /// <summary>The SQLite file.</summary>
    public string FilePath => Path.Combine(DataDirectory, "tocsin.db");

    /// <summary>Whether instants that several nodes compare come from the server's clock. Tests with a clock of their own say no.</summary>
    internal bool UsesServerClock { get; init; } = true;
}

namespace Tocsin.Core.Storage;

/// <summary>Where Tocsin keeps what it must not lose.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The folder of the database, its lock file and the search index.</summary>
    /// <value>Default <c>data</c>, below the working folder; <c>--data DIR</c> sets it.</value>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The SQLite file.</summary>
    public string FilePath => Path.Combine(DataDirectory, "tocsin.db");
}

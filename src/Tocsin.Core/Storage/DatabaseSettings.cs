namespace Tocsin.Core.Storage;

/// <summary>Section <c>Database</c> of <c>tocsin.json</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary>Where these stand in the configuration.</summary>
    public const string Section = "Database";

    /// <summary>A PostgreSQL database that several machines may share, as Npgsql writes it: <c>Host=…;Database=…;Username=…;Password=…</c>.</summary>
    /// <value>Default none: SQLite in the data folder. A password is better given in the environment
    /// (<c>TOCSIN_Database__ConnectionString</c>, or PGPASSWORD, or PGPASSFILE) than in the file.</value>
    public string? ConnectionString { get; set; }
}

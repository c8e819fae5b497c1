namespace Tocsin.Core.Storage;

/// <summary>What keeps the data.</summary>
public enum DatabaseEngine
{
    /// <summary>One file, which one process owns.</summary>
    Sqlite,

    /// <summary>A server, which several nodes may share.</summary>
    Postgres,
}

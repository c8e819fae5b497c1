using System.Data.Common;

namespace Tocsin.Core.Storage;

/// <summary>What the two engines do differently below <see cref="Database"/>: connecting, and keeping writers apart.</summary>
internal interface IStorageEngine : IAsyncDisposable
{
    DatabaseEngine Kind { get; }

    /// <summary>As the engine's own driver reads it.</summary>
    string ConnectionString { get; }

    /// <summary>A connection for reading; the caller disposes of it.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A transaction whose lock is held already, so that nothing the caller runs has been lost when this fails.</summary>
    /// <param name="writing">Beside whom.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<WriteTransaction> BeginAsync(Writing writing, CancellationToken cancellationToken);

    /// <summary>Whether a read that failed so may simply be run again.</summary>
    bool IsLostConnection(Exception failure);

    /// <summary>Whether the engine has undone a transaction that failed so, for the sake of another.</summary>
    bool IsUndone(Exception failure);
}

/// <summary>Beside whom a transaction may write.</summary>
internal enum Writing
{
    /// <summary>Beside nobody, on no node.</summary>
    Alone,

    /// <summary>Beside others of its kind: each of its statements guards itself.</summary>
    Fenced,
}

/// <summary>An open transaction on a connection of its own.</summary>
/// <param name="Connection">Its connection.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="SharedNow">When it began by the clock that all nodes share; null where one process has a clock of its own.</param>
internal sealed record WriteTransaction(DbConnection Connection, DbTransaction Transaction, DateTimeOffset? SharedNow) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}

using System.Net.Sockets;
using Npgsql;

namespace Tocsin.Core.Storage.Postgres;

/// <summary>What the server's and the network's errors mean for us, and how to say them to the machine's keeper.</summary>
internal static class PostgresErrors
{
    /// <summary>The server is not there, or not yet, or has gone while we spoke to it: it may come back.</summary>
    public static bool IsAway(Exception failure) => failure switch
    {
        PostgresException server => server.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.TooManyConnections
            || server.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException or ObjectDisposedException } => true,
        // "Connection is not open" and the like, after the other side hung up.
        NpgsqlException { InnerException: null } broken => broken.IsTransient,
        _ => false,
    };

    /// <summary>The server undid the whole transaction in favour of another: it may be run again.</summary>
    public static bool IsUndone(Exception failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>What is wrong and what to do; never the password.</summary>
    public static DatabaseUnavailableException Explain(NpgsqlException failure, NpgsqlConnectionStringBuilder settings)
    {
        var where = $"PostgreSQL at {settings.Host}:{settings.Port}, database '{settings.Database}', user '{settings.Username}'";
        var why = failure switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                "the server refuses this user or password. Check both in Database:ConnectionString, and pg_hba.conf on the server",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"there is no such database. Create it with: createdb --encoding=UTF8 --owner={settings.Username} {settings.Database}",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
                "this user may not do that there. Make it the owner of the database",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
                "the server has no connection to spare. Raise its max_connections, or lower Maximum Pool Size in Database:ConnectionString",
            PostgresException server => server.MessageText,
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
                "nobody listens there. Is the server running, and does it listen on this address (listen_addresses)?",
            { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } =>
                "there is no host of this name. Check Host in Database:ConnectionString",
            { InnerException: TimeoutException } => "it does not answer in time. Check the address and the firewall",
            _ => failure.InnerException?.Message ?? failure.Message,
        };
        return new DatabaseUnavailableException($"{where}: {why}.", failure);
    }
}

namespace Tocsin.Faults.Postgres;

/// <summary>No PostgreSQL is to be had on this machine; the message says why.</summary>
internal sealed class PostgresMissingException(string message) : Exception(message);

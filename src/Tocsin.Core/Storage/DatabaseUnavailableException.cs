namespace Tocsin.Core.Storage;

/// <summary>The database cannot be used; the message says why and what to do, and holds no password.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? inner = null) : IOException(message, inner);

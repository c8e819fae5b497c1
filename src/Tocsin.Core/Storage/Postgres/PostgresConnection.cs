using Npgsql;

namespace Tocsin.Core.Storage.Postgres;

/// <summary>Reads the keeper's connection string, and adds what a long-running node needs.</summary>
internal static class PostgresConnection
{
    /// <exception cref="DatabaseUnavailableException">It cannot be read; the message repeats nothing of it.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The driver's own words may quote the string, and with it the password.
            throw new DatabaseUnavailableException(
                "Database:ConnectionString cannot be read. Write it as Host=…;Database=…;Username=…;Password=…, "
                + "with a value that holds a semicolon in double quotes.");
        }

        if (string.IsNullOrEmpty(settings.Host))
        {
            throw new DatabaseUnavailableException("Database:ConnectionString names no Host. Write Host=… for the server's name or address.");
        }

        Default("Maximum Pool Size", () => settings.MaxPoolSize = 20);
        Default("Command Timeout", () => settings.CommandTimeout = 60);
        Default("Timeout", () => settings.Timeout = 10);
        Default("Tcp Keepalive", () => settings.TcpKeepAlive = true);
        Default("Application Name", () => settings.ApplicationName = "tocsin");
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        return settings;

        void Default(string keyword, Action set)
        {
            if (!settings.ShouldSerialize(keyword))
            {
                set();
            }
        }
    }
}

using System.Globalization;

namespace Tocsin.Faults.Postgres;

/// <summary>Finds PostgreSQL's own programs on this machine; Debian keeps them out of the PATH.</summary>
internal static class PostgresBinaries
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>, of the newest version; null when there is none.</summary>
    public static string? Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions
            .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat(path)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }
}

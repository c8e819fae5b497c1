using System.Globalization;
using System.Reflection;

namespace Tocsin.Core.Storage;

/// <summary>Brings the schema up to date: embedded <c>Migrations/NNN-name.sql</c>, in order, each in a transaction of its own.</summary>
/// <remarks>Append-only: a migration that has been released is never edited.</remarks>
public sealed class Migrator(Database database, TimeProvider clock)
{
    private const string Prefix = "Tocsin.Core.Storage.Migrations.";

    /// <summary>Applies what is missing and returns the names applied, none when the schema is current.</summary>
    /// <exception cref="InvalidDataException">The database was made by a newer Tocsin.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session => session.ExecuteAsync(
                "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)"),
            cancellationToken);
        var applied = (await database.ReadAsync(
            session => session.QueryAsync<int>("SELECT number FROM migration"), cancellationToken)).ToHashSet();
        var known = Known();
        if (applied.Except(known.Select(step => step.Number)).Any())
        {
            throw new InvalidDataException(
                "The database was made by a newer Tocsin. Start that version, or restore a backup made by this one.");
        }

        List<string> names = [];
        foreach (var step in known.Where(step => !applied.Contains(step.Number)))
        {
            await database.WriteAsync(
                async session =>
                {
                    await session.ExecuteAsync(step.Sql);
                    await session.ExecuteAsync(
                        "INSERT INTO migration (number, name, applied_at) VALUES (@Number, @Name, @At)",
                        new { step.Number, step.Name, At = clock.GetUtcNow().ToUnixTimeMilliseconds() });
                },
                cancellationToken);
            names.Add(step.Name);
        }

        return names;
    }

    private static List<Step> Known()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new Step(
                    int.Parse(name.AsSpan(Prefix.Length, 3), CultureInfo.InvariantCulture),
                    name[Prefix.Length..^".sql".Length],
                    Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private sealed record Step(int Number, string Name, string Sql);
}

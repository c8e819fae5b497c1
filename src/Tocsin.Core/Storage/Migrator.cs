using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Tocsin.Core.Storage.Postgres;

namespace Tocsin.Core.Storage;

/// <summary>Brings the schema up to date: embedded <c>Migrations/NNN-name.sql</c>, in order, each in a transaction of its own.</summary>
/// <remarks>
/// Append-only: a migration that has been released is never edited. Written for SQLite and put right for PostgreSQL
/// (<see cref="PostgresSql.Schema"/>); what the engines do not share follows in <c>NNN-name.sqlite.sql</c> and
/// <c>NNN-name.postgres.sql</c>, as it is, in the same transaction. Nodes that start together take turns.
/// </remarks>
public sealed partial class Migrator(Database database, TimeProvider clock)
{
    private const string Prefix = "Tocsin.Core.Storage.Migrations.";

    /// <summary>Applies what is missing and returns the names applied, none when the schema is current.</summary>
    /// <exception cref="InvalidDataException">The database was made by a newer Tocsin.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session => session.ExecuteAsync(
                "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)"),
            cancellationToken);
        var applied = (await database.ReadAsync(
            session => session.QueryAsync<int>("SELECT number FROM migration"), cancellationToken)).ToHashSet();
        var known = Known(database.Engine);
        if (applied.Except(known.Select(step => step.Number)).Any())
        {
            throw new InvalidDataException(
                "The database was made by a newer Tocsin. Start that version, or restore a backup made by this one.");
        }

        List<string> names = [];
        foreach (var step in known.Where(step => !applied.Contains(step.Number)))
        {
            if (await database.WriteAsync(session => ApplyAsync(session, step), cancellationToken))
            {
                names.Add(step.Name);
            }
        }

        return names;
    }

    /// <summary>Every table that the migrations make, in the order in which they make them.</summary>
    internal static IReadOnlyList<string> Tables(DatabaseEngine engine) =>
        [.. Known(engine).SelectMany(step => MadeTable().Matches(step.Sql)).Select(match => match.Groups["name"].Value).Distinct()];

    [GeneratedRegex(@"^CREATE\s+TABLE\s+(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MadeTable();

    private async Task<bool> ApplyAsync(DbSession session, Step step)
    {
        if (await session.ScalarAsync<long>("SELECT COUNT(*) FROM migration WHERE number = @Number", new { step.Number }) > 0)
        {
            // Another node was faster.
            return false;
        }

        await session.ExecuteAsync(step.Sql);
        await session.ExecuteAsync(
            "INSERT INTO migration (number, name, applied_at) VALUES (@Number, @Name, @At)",
            new { step.Number, step.Name, At = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        return true;
    }

    private static List<Step> Known(DatabaseEngine engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name, engine))
                .OfType<Step>()
                .GroupBy(step => step.Number)
                .Select(parts => parts.First() with { Sql = string.Join('\n', parts.OrderBy(part => part.IsForOneEngine).Select(part => part.Sql)) }),
        ];
    }

    /// <summary>Null for a migration of the other engine.</summary>
    private static Step? Read(Assembly assembly, string resource, DatabaseEngine engine)
    {
        var number = int.Parse(resource.AsSpan(Prefix.Length, 3), CultureInfo.InvariantCulture);
        return resource[Prefix.Length..].Split('.') switch
        {
            [var name, "sql"] => new Step(
                number, name, engine == DatabaseEngine.Postgres ? PostgresSql.Schema(Read(assembly, resource)) : Read(assembly, resource), IsForOneEngine: false),
            [var name, var only, "sql"] when only.Equals(engine.ToString(), StringComparison.OrdinalIgnoreCase) => new Step(
                number, name, Read(assembly, resource), IsForOneEngine: true),
            _ => null,
        };
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private sealed record Step(int Number, string Name, string Sql, bool IsForOneEngine);
}

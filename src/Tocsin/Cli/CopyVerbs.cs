using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Delivery.Copies;
using Tocsin.Core.Storage;
using Tocsin.Core.Storage.Copies;

namespace Tocsin.Cli;

/// <summary><c>tocsin migrate</c>, <c>backup</c>, <c>restore</c> and <c>export</c>: the database as a whole.</summary>
internal static class CopyVerbs
{
    private const string Halted =
        "What was sent since the copy was made is unknown to it: the next start halts everything and puts what was due in doubt. "
        + "Settle it, then resume.";

    private static readonly Argument<string> BackupFile = new("file") { Description = "The copy to make; it must not be there yet." };

    private static readonly Argument<string> RestorePath = new("path") { Description = "A file of tocsin backup, or a folder of tocsin export." };

    private static readonly Argument<string> ExportFolder = new("dir") { Description = "A new folder." };

    private static readonly Option<bool> Moved = new("--moved")
    {
        Description = "The exported bot has not run since and never will again: go on without a halt.",
    };

    public static IEnumerable<Command> Make()
    {
        yield return Verb("migrate", "Bring the schema of the database up to date, as each start does.", MigrateAsync);
        yield return Verb("backup", "Copy the database to a file, also while the bot runs (SQLite).", BackupAsync, BackupFile);
        var restore = Verb("restore", "Put a copy in the database's place; stop the bot first.", RestoreAsync, RestorePath);
        restore.Add(Moved);
        yield return restore;
        yield return Verb("export", "Write everything as JSON Lines, also while the bot runs; restore reads it on either engine.", ExportAsync, ExportFolder);
    }

    private static Command Verb(
        string name, string words, Func<ParseResult, CancellationToken, Task<int>> action, params IReadOnlyList<Argument> arguments)
    {
        Command verb = new(name, words);
        foreach (var argument in arguments)
        {
            verb.Add(argument);
        }

        verb.SetAction(action);
        return verb;
    }

    private static async Task<int> MigrateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = Toolbox.OpenAsItIs(GlobalOptions.LocationsOf(parsed));
        var applied = await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        return Say(applied.Count == 0 ? "The schema is up to date." : $"Applied {string.Join(", ", applied)}.");
    }

    private static async Task<int> BackupAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var path = Path.GetFullPath(parsed.GetRequiredValue(BackupFile));
        await Backup(services).WriteAsync(path, cancellationToken);
        return Say($"{path} holds everything up to now.");
    }

    private static async Task<int> ExportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var folder = Path.GetFullPath(parsed.GetRequiredValue(ExportFolder));
        var manifest = await new TableExport(services.GetRequiredService<Database>()).WriteAsync(folder, cancellationToken);
        return Say(string.Create(CultureInfo.InvariantCulture, $"{folder} holds {manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables."));
    }

    private static async Task<int> RestoreAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var locations = GlobalOptions.LocationsOf(parsed);
        var path = Path.GetFullPath(parsed.GetRequiredValue(RestorePath));
        if (!Directory.Exists(path))
        {
            await using var closed = Toolbox.OpenAsItIs(locations);
            var kept = await Backup(closed).RestoreAsync(path, cancellationToken);
            ForgetIndex(locations);
            return Say($"Restored {path}." + (kept is null ? "" : $" The database that was there is {kept} now.") + $" {Halted}");
        }

        await using var services = await Toolbox.OpenAsync(locations, cancellationToken);
        var moved = parsed.GetValue(Moved);
        var manifest = await new ExportRestore(services.GetRequiredService<Database>(), services.GetRequiredService<DatabaseOptions>())
            .RunAsync(path, moved, cancellationToken);
        ForgetIndex(locations);
        return Say(string.Create(CultureInfo.InvariantCulture, $"Read {manifest.Rows.Values.Sum()} rows of {path}.") + (moved ? "" : $" {Halted}"));
    }

    private static SqliteBackup Backup(IServiceProvider services) => ActivatorUtilities.CreateInstance<SqliteBackup>(services);

    /// <summary>It followed another archive; it is built anew.</summary>
    private static void ForgetIndex(Locations locations)
    {
        if (Directory.Exists(locations.Index))
        {
            Directory.Delete(locations.Index, recursive: true);
        }
    }

    private static int Say(string words)
    {
        Console.Out.WriteLine(words);
        return ExitCode.Success;
    }
}

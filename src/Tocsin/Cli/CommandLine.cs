using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Tocsin.Cli;

/// <summary>The command line as a whole: <c>tocsin VERB …</c>, <c>tocsin</c> alone runs the bot.</summary>
internal static class CommandLine
{
    /// <summary>Does what the arguments say and returns the exit code: 0, 1 for a failure, 2 for wrong use.</summary>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var parsed = Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"tocsin: {error.Message}");
            }

            await Console.Error.WriteLineAsync("tocsin --help lists the commands, tocsin COMMAND --help what one takes.");
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    // The bot's host hears Ctrl-C and SIGTERM itself, and drains what is being sent; the library's two seconds would cut that.
                    ProcessTerminationTimeout = RunVerb.IsMeant(parsed) ? null : TimeSpan.FromSeconds(2),
                },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failure;
        }
        catch (Exception exception) when (Explain(exception) is { } explanation)
        {
            await Console.Error.WriteLineAsync($"tocsin: {explanation}");
            return ExitCode.Failure;
        }
    }

    private static RootCommand Root()
    {
        var run = RunVerb.Make();
        RootCommand root = new("Tocsin posts campaign calls and article summaries into chats, and searches an archive of articles.")
        {
            GlobalOptions.Data,
            GlobalOptions.Config,
            run,
            CheckConfigVerb.Make(),
            ImportVerb.Make(),
            SearchVerb.Make(),
            IndexVerb.Make(),
            SummarizeVerb.Make(),
            PreviewVerb.Make(),
            ScheduleVerb.Make(),
            StatusVerb.Make(),
            AuditVerb.Make(),
            ReportVerb.Make(),
        };
        foreach (var verb in CopyVerbs.Make())
        {
            root.Add(verb);
        }

        root.Action = run.Action;
        return root;
    }

    /// <summary>What a person can do about a failure of the machine; null for a bug, which shows itself whole.</summary>
    private static string? Explain(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: 11 or 26 } =>
            "the database is damaged (SQLite says: malformed). Nothing was changed. Restore the newest backup of tocsin.db.",
        SqliteException { SqliteErrorCode: 13 } =>
            "the disk is full. Nothing was lost: free some space and start again.",
        SqliteException { SqliteErrorCode: 5 or 6 } =>
            "another program holds the database. End it, or give another folder with --data DIR.",
        SqliteException { SqliteErrorCode: 8 or 14 } database =>
            $"the database can't be opened or written ({database.Message}). Check that the folder of --data exists and is yours.",
        OptionsValidationException settings =>
            $"the settings cannot stand:\n{string.Join('\n', settings.Failures)}\nThey come from tocsin.json or the environment.",
        InvalidDataException or IOException or UnauthorizedAccessException => exception.Message,
        _ => null,
    };
}

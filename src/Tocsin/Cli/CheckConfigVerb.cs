using System.CommandLine;
using Tocsin.Composition;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Campaigns.Files;

namespace Tocsin.Cli;

/// <summary><c>tocsin check-config</c>: everything that is wrong in the configuration, each with its remedy.</summary>
internal static class CheckConfigVerb
{
    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command verb = new("check-config", "Check every file of the configuration; change nothing.") { Json };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var locations = GlobalOptions.LocationsOf(parsed);
        if (!Directory.Exists(locations.Config))
        {
            await Console.Error.WriteLineAsync($"tocsin: there is no folder {locations.Config}. Name it with --config DIR.");
            return ExitCode.Failure;
        }

        List<ConfigProblemJson> problems =
        [
            .. SettingsCheck.Check(locations.Settings),
            .. CampaignFolder.Load(locations.Campaigns).Problems.Select(ConfigProblemJson.Of),
            .. await ArticleProblemsAsync(locations, cancellationToken),
        ];
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(problems, output => output.IReadOnlyListConfigProblemJson);
        }
        else
        {
            problems.ForEach(problem => Console.WriteLine(problem));
            await Console.Out.WriteLineAsync(problems.Count == 0 ? "The configuration is good." : $"{problems.Count} problems.");
        }

        return problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<List<ConfigProblemJson>> ArticleProblemsAsync(Locations locations, CancellationToken cancellationToken)
    {
        List<ConfigProblemJson> problems = [];
        foreach (var folder in ArchiveFolders.Of(locations))
        {
            if (!Directory.Exists(folder))
            {
                problems.Add(new ConfigProblemJson(locations.Settings, null, "Archive:Folders", $"there is no folder {folder}", "make it, or take it out of the list"));
                continue;
            }

            foreach (var file in ImportFolder.FilesOf(folder))
            {
                await foreach (var item in ImportReaders.ReadAsync(file, cancellationToken))
                {
                    if (item is ImportItem.Refused { Refusal: var refusal })
                    {
                        problems.Add(new ConfigProblemJson(file.Path, refusal.Line, refusal.Key, refusal.Problem, refusal.Remedy));
                    }
                }
            }
        }

        return problems;
    }
}

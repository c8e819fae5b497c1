using Tocsin.Cli;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Search.Synonyms;
using Tocsin.Core.Sources.Configuration;

namespace Tocsin.Composition;

/// <summary>Reads every file of the configuration as the bot will, and gathers what is wrong. Changes nothing.</summary>
internal static class ConfigurationCheck
{
    public static async Task<IReadOnlyList<ConfigProblemJson>> RunAsync(Locations locations, CancellationToken cancellationToken) =>
    [
        .. SettingsCheck.Check(locations.Settings),
        .. CampaignFolder.Load(locations.Campaigns).Problems.Select(ConfigProblemJson.Of),
        .. (await SourcesFile.ReadAsync(locations.Sources, cancellationToken)).Problems.Select(ConfigProblemJson.Of),
        .. SynonymFile.Read(locations.Synonyms).Problems.Select(ConfigProblemJson.Of),
        .. await ArticlesAsync(locations, cancellationToken),
    ];

    private static async Task<List<ConfigProblemJson>> ArticlesAsync(Locations locations, CancellationToken cancellationToken)
    {
        List<ConfigProblemJson> problems = [];
        foreach (var folder in ArchiveFolders.Of(locations))
        {
            if (!Directory.Exists(folder))
            {
                problems.Add(new ConfigProblemJson(
                    locations.Settings, null, "Archive:Folders", $"there is no folder {folder}", "make it, or take it out of the list"));
                continue;
            }

            foreach (var file in ImportFolder.FilesOf(folder))
            {
                await foreach (var item in ImportReaders.ReadAsync(file, cancellationToken))
                {
                    if (item is ImportItem.Refused refused)
                    {
                        problems.Add(ConfigProblemJson.Of(refused.Refusal) with { File = file.Path });
                    }
                }
            }
        }

        return problems;
    }
}

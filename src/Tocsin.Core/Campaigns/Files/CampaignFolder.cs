namespace Tocsin.Core.Campaigns.Files;

/// <summary>The folder of campaign files, <c>config/campaigns</c>.</summary>
internal static class CampaignFolder
{
    /// <summary>Reads every <c>*.yaml</c> and <c>*.yml</c> file of the folder; a bad one never stops the others. It never throws.</summary>
    public static CampaignFolderContent Load(string directory)
    {
        try
        {
            var files = Names(directory).Select(CampaignFile.Read).OfType<CampaignFile>().ToList();
            return new CampaignFolderContent([.. files.Select(file => Alone(file, files))], null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new CampaignFolderContent(
                [],
                new CampaignProblem(directory, 1, null, null, "the folder of campaigns cannot be read", "make the folder, or let the user that runs Tocsin read it"));
        }
    }

    /// <summary>Of two files with one name, only the first counts.</summary>
    private static CampaignFile Alone(CampaignFile file, List<CampaignFile> files) =>
        files.Find(other => other.Name == file.Name) is { } first && first != file
            ? file with
            {
                Campaign = null,
                Problems = [new CampaignProblem(file.File, 1, null, null, $"{first.File} has the same name", "keep one of them, or rename one"), .. file.Problems],
            }
            : file;

    /// <summary>Hidden files are passed over: editors make them.</summary>
    private static List<string> Names(string directory) =>
        Directory.EnumerateFiles(directory)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".yml" && !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToList();
}

/// <summary>What a folder of campaign files holds.</summary>
/// <param name="Files">One for each file, by name.</param>
/// <param name="FolderProblem">Why the folder itself cannot be read; then nothing is known of what it holds.</param>
internal sealed record CampaignFolderContent(IReadOnlyList<CampaignFile> Files, CampaignProblem? FolderProblem)
{
    /// <summary>The campaigns of the files without problems.</summary>
    public IEnumerable<Campaign> Campaigns => Files.Select(file => file.Campaign).OfType<Campaign>();

    /// <summary>All that is wrong, file by file, in the order of each file.</summary>
    public IReadOnlyList<CampaignProblem> Problems =>
        [.. Files.SelectMany(file => file.Problems), .. FolderProblem is null ? [] : new[] { FolderProblem }];
}

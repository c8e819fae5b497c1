using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Core.Sources.Configuration;

/// <summary>Reads <c>config/sources.yaml</c>. Pure but for the file.</summary>
internal static class SourcesFile
{
    /// <summary>What the file says; a file that is not there says nothing.</summary>
    public static async Task<SourcesConfiguration> ReadAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? Parse(path, await File.ReadAllTextAsync(path, cancellationToken)) : SourcesConfiguration.Empty;

    public static SourcesConfiguration Parse(string name, string yaml)
    {
        List<SourcesProblem> problems = [];
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
                ? Read(new YamlKeys(name, root, problems), problems)
                : SourcesConfiguration.Empty;
        }
        catch (YamlException error)
        {
            problems.Add(new SourcesProblem(
                name, (int)error.Start.Line, "file", null, $"it is no YAML ({error.Message})", "Put texts with a colon or a # in quotes, and indent with spaces."));
            return new SourcesConfiguration([], [], problems);
        }
    }

    private static SourcesConfiguration Read(YamlKeys root, List<SourcesProblem> problems)
    {
        root.AllowOnly("sources", "rules");
        List<ConfiguredSource> sources = [];
        foreach (var entry in root.Entries("sources"))
        {
            if (SourceEntry.Read(entry) is not { } source)
            {
                continue;
            }

            if (sources.Exists(earlier => earlier.Url == source.Url))
            {
                entry.Report("url", "stands in the file twice", "Keep one of the two entries.");
                continue;
            }

            sources.Add(source);
        }

        return new SourcesConfiguration(sources, [.. root.Entries("rules").Select(RuleEntry.Read).OfType<ConfiguredRule>()], problems);
    }
}

using System.Globalization;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Commands.Following;

/// <summary>Where in the configuration a source stands, as people find it: file and line.</summary>
internal static class FilePlace
{
    public static async Task<string> OfAsync(string path, Source source, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            return name;
        }

        // The key has neither scheme nor www., which people write or leave out.
        var lines = await File.ReadAllLinesAsync(path, cancellationToken);
        var at = Array.FindIndex(lines, line => line.Contains(source.Key, StringComparison.OrdinalIgnoreCase) && line.Contains("url:", StringComparison.Ordinal));
        return at < 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{at + 1}");
    }
}

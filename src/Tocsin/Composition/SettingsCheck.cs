using System.Text.Json;
using Tocsin.Cli;

namespace Tocsin.Composition;

/// <summary>Finds what is wrong in <c>tocsin.json</c> before anything starts: no JSON, unknown sections and keys.</summary>
/// <remarks>A key that nobody reads is an error: a mistyped one would otherwise be ignored in silence.</remarks>
internal static class SettingsCheck
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The problems of the file; none where there is no file, since every setting has a default.</summary>
    public static IReadOnlyList<ConfigProblemJson> Check(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. Unknown(path, document.RootElement)]
                : [new ConfigProblemJson(path, 1, null, "the file holds no object", "write { … } with the sections of tocsin.schema.json")];
        }
        catch (JsonException exception)
        {
            return
            [
                new ConfigProblemJson(
                    path, (int?)(exception.LineNumber + 1), null, "no valid JSON here", "check commas, quotes and braces on this line and the one before"),
            ];
        }
    }

    private static IEnumerable<ConfigProblemJson> Unknown(string path, JsonElement root)
    {
        foreach (var section in root.EnumerateObject().Where(section => section.Name is not ("$schema" or "Logging")))
        {
            if (!SettingsSections.All.TryGetValue(section.Name, out var keys))
            {
                yield return Problem(path, section.Name, "unknown section", SettingsSections.All.Keys);
            }
            else if (section.Value.ValueKind != JsonValueKind.Object)
            {
                yield return new ConfigProblemJson(
                    path, null, section.Name, $"value {section.Value.GetRawText()} is no section", $"write {{ … }} with any of {string.Join(", ", keys)}");
            }
            else
            {
                foreach (var key in section.Value.EnumerateObject().Where(key => !keys.Contains(key.Name)))
                {
                    yield return Problem(path, $"{section.Name}:{key.Name}", "unknown key", keys);
                }
            }
        }
    }

    private static ConfigProblemJson Problem(string path, string key, string problem, IEnumerable<string> known) =>
        new(path, LineOf(path, key.Split(':')[^1]), key, problem, $"known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}");

    private static int? LineOf(string path, string name)
    {
        var index = Array.FindIndex(File.ReadAllLines(path), line => line.Contains($"\"{name}\"", StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }
}

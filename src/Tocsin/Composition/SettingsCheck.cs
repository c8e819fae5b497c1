using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tocsin.Cli;

namespace Tocsin.Composition;

/// <summary>Finds what is wrong in <c>tocsin.json</c> before anything starts: no JSON, unknown keys, values of the wrong kind or out of range.</summary>
/// <remarks>A key that nobody reads is an error: a mistyped one would otherwise be ignored in silence.</remarks>
internal static class SettingsCheck
{
    private const int LongestValue = 60;

    /// <summary>The problems of the file; none where there is no file, since every setting has a default.</summary>
    public static IReadOnlyList<ConfigProblemJson> Check(string path) => File.Exists(path) ? Check(path, File.ReadAllText(path)) : [];

    /// <inheritdoc cref="Check(string)"/>
    public static IReadOnlyList<ConfigProblemJson> Check(string path, string text)
    {
        try
        {
            var root = SettingsFile.Read(text);
            return root.Kind == JsonValueKind.Object
                ? [.. Sections(path, root)]
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

    private static IEnumerable<ConfigProblemJson> Sections(string path, SettingsNode root) =>
        Twice(path, root, string.Empty).Concat(root.Children
            .Where(section => section.Name is not ("$schema" or "Logging"))
            .SelectMany(section => SettingsSections.All.TryGetValue(section.Name, out var keys)
                ? Group(path, section, section.Name, keys)
                : [Unknown(path, section, section.Name, "unknown section", SettingsSections.All.Keys)]));

    private static IEnumerable<ConfigProblemJson> Group(
        string path, SettingsNode group, string name, IReadOnlyList<SettingsKey> keys)
    {
        if (group.Kind != JsonValueKind.Object)
        {
            return [Problem(path, group, name, "is no group of keys", $"write {{ … }} with any of {string.Join(", ", keys.Select(key => key.Name))}")];
        }

        return Twice(path, group, name + ":").Concat(group.Children.SelectMany(node =>
            keys.FirstOrDefault(key => string.Equals(key.Name, node.Name, StringComparison.OrdinalIgnoreCase)) is { } key
                ? Value(path, node, key)
                : [Unknown(path, node, $"{name}:{node.Name}", "unknown key", keys.Select(known => known.Name))]));
    }

    private static IEnumerable<ConfigProblemJson> Value(string path, SettingsNode node, SettingsKey key)
    {
        if (node.Kind == JsonValueKind.Null)
        {
            return [];
        }

        if (key.Children.Count > 0)
        {
            return Group(path, node, key.Path, key.Children);
        }

        if (key.IsList)
        {
            return node.Kind == JsonValueKind.Array && node.Children.All(entry => entry.Kind is JsonValueKind.String or JsonValueKind.Number)
                ? []
                : [Problem(path, node, key.Path, "is no list of texts", $"write {key.Kind}")];
        }

        if (node.Kind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return [Problem(path, node, key.Path, "is no single value", $"write {key.Kind}")];
        }

        var (value, remedy) = key.Read(node.Text);
        return remedy is not null ? [Problem(path, node, key.Path, "is not understood", remedy)] : Broken(path, node, key, value!);
    }

    private static IEnumerable<ConfigProblemJson> Broken(string path, SettingsNode node, SettingsKey key, object value) =>
        key.Rules.Where(rule => !rule.IsValid(value)).Select(rule => key.Range is var (least, most)
            ? Problem(path, node, key.Path, "is out of range", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"write {key.Kind} from {least} to {most}"))
            : Problem(path, node, key.Path, "is not allowed", rule is RequiredAttribute ? $"write {key.Kind}, or leave the key out" : rule.FormatErrorMessage(key.Path)));

    private static IEnumerable<ConfigProblemJson> Twice(string path, SettingsNode group, string above) =>
        group.Children.GroupBy(node => node.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => new ConfigProblemJson(path, same.Last().Line, above + same.Key, "stands there twice", "keep one of the two"));

    private static ConfigProblemJson Unknown(string path, SettingsNode node, string key, string problem, IEnumerable<string> known) =>
        new(path, node.Line, key, problem, $"known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}") { IsUnknown = true };

    /// <summary>A token is never shown, not even a wrong one.</summary>
    private static ConfigProblemJson Problem(string path, SettingsNode node, string key, string problem, string remedy)
    {
        var isSecret = key.EndsWith("Token", StringComparison.OrdinalIgnoreCase) || key.EndsWith("Secret", StringComparison.OrdinalIgnoreCase)
            || key.EndsWith("ConnectionString", StringComparison.OrdinalIgnoreCase);
        var shown = node.Kind is JsonValueKind.Object or JsonValueKind.Array || isSecret
            ? null
            : node.Text.Length <= LongestValue ? node.Text : node.Text[..LongestValue] + "…";
        return new ConfigProblemJson(path, node.Line, key, problem, remedy) { Value = shown };
    }
}

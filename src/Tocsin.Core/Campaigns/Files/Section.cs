using Tocsin.Core.Schedules.Reading;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>A group of keys in a campaign's file. Whatever it is asked for and does not find in order becomes a problem of the file.</summary>
/// <remarks>The keys that it was asked for are the keys that it knows: <see cref="Close"/> complains of every other.</remarks>
internal sealed class Section
{
    private readonly FileProblems _problems;
    private readonly YamlMap _map;
    private readonly string _path;
    private readonly HashSet<string> _known = [];

    public Section(FileProblems problems, YamlMap map, string path)
    {
        (_problems, _map, _path) = (problems, map, path);
        foreach (var twice in map.Entries.GroupBy(entry => entry.Key.Value).SelectMany(group => group.Skip(1)))
        {
            Fail(twice.Key.Value, twice.Key.Line, null, "stands twice", "keep one of them");
        }
    }

    /// <summary>Where the section begins.</summary>
    public int Line => _map.Line;

    public IEnumerable<KeyValuePair<YamlScalar, YamlNode>> Entries => _map.Entries.DistinctBy(entry => entry.Key.Value);

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value of a key; null when the key is missing or has none. A key that stands there with nothing is a problem.</summary>
    public YamlNode? Node(string key)
    {
        var node = Find(key);
        if (node is YamlScalar { IsEmpty: true } empty)
        {
            Fail(key, empty.Line, null, "has no value", "write one, or take the key out");
            return null;
        }

        return node;
    }

    /// <summary>A single value; null when the key is missing.</summary>
    public YamlScalar? Scalar(string key) =>
        Node(key) switch
        {
            null => null,
            YamlScalar scalar => scalar,
            var other => Refuse<YamlScalar>(key, other, "is a list or a group of keys", "write a single value"),
        };

    /// <summary>The section under a key; null when the key is missing.</summary>
    public Section? Group(string key) =>
        Node(key) switch
        {
            null => null,
            YamlMap map => new Section(_problems, map, Path(key)),
            var other => Refuse<Section>(key, other, "is no group of keys", "write keys below it, indented by two spaces"),
        };

    /// <summary>The section that a list's item is; null when it is none.</summary>
    public Section? Group(string key, YamlNode item) =>
        item is YamlMap map
            ? new Section(_problems, map, Path(key))
            : Refuse<Section>(key, item, "is no group of keys", "write each item as keys, the first behind the dash");

    /// <summary>The items of a list; a single value counts as a list of one.</summary>
    public IReadOnlyList<YamlNode> Items(string key) =>
        Node(key) switch
        {
            null => [],
            YamlList list => list.Items,
            var single => [single],
        };

    public void Fail(string key, YamlNode node, string problem, string remedy) =>
        Fail(key, node.Line, node is YamlScalar { IsEmpty: false } scalar ? scalar.Value : null, problem, remedy);

    public void Fail(string key, int line, string? value, string problem, string remedy) =>
        _problems.Add(line, Path(key), value, problem, remedy);

    /// <summary>Says that a key is missing that has to be there.</summary>
    public void Missing(string key, string remedy) => _problems.Add(Line, Path(key), null, "is missing", remedy);

    /// <summary>Complains of every key that nobody asked for.</summary>
    public void Close()
    {
        foreach (var (key, _) in Entries.Where(entry => !_known.Contains(entry.Key.Value)))
        {
            var known = string.Join(", ", _known.Order(StringComparer.Ordinal));
            var remedy = Nearest.Of(key.Value, _known) is { } nearest
                ? $"did you mean '{nearest}'? Known here: {known}"
                : $"known here: {known}";
            Fail(key.Value, key.Line, null, "is unknown", remedy);
        }
    }

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return _map.Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;
    }

    private T? Refuse<T>(string key, YamlNode node, string problem, string remedy)
        where T : class
    {
        Fail(key, node, problem, remedy);
        return null;
    }

    private string Path(string key) => _path.Length == 0 ? key : $"{_path}.{key}";
}

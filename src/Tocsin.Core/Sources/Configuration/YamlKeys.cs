using YamlDotNet.RepresentationModel;

namespace Tocsin.Core.Sources.Configuration;

/// <summary>The keys of one entry of the file; what is wrong with a value is reported with its line, and reading goes on.</summary>
internal sealed class YamlKeys(string file, YamlMappingNode node, List<SourcesProblem> problems)
{
    public void AllowOnly(params string[] known)
    {
        foreach (var (key, _) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                Add(key, (key as YamlScalarNode)?.Value ?? "?", null, "is no key of this file", $"Known keys here are {string.Join(", ", known)}.");
            }
        }
    }

    public string? Required(string key, string remedy)
    {
        if (Find(key) is null)
        {
            Add(node, key, null, "is missing", remedy);
            return null;
        }

        return Text(key);
    }

    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } text }:
                return text.Trim();
            case var other:
                Add(other, key, null, "is not one text", "Write its value on the key's own line.");
                return null;
        }
    }

    public IReadOnlyList<string> List(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { } text }:
                return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            case YamlSequenceNode items when items.All(item => item is YamlScalarNode):
                return [.. items.Cast<YamlScalarNode>().Select(item => item.Value?.Trim()).Where(text => !string.IsNullOrEmpty(text)).OfType<string>()];
            case var other:
                Add(other, key, null, "is no list of texts", "Write it as [first, second].");
                return [];
        }
    }

    public T? Value<T>(string key, Func<string, T?> read, string problem, string remedy)
    {
        if (Text(key) is not { } text)
        {
            return default;
        }

        var value = read(text);
        if (value is null)
        {
            Report(key, problem, remedy);
        }

        return value;
    }

    /// <summary>The entries of a list whose entries have keys of their own.</summary>
    public IEnumerable<YamlKeys> Entries(string key)
    {
        switch (Find(key))
        {
            case null:
                yield break;
            case YamlSequenceNode items:
                foreach (var item in items)
                {
                    if (item is YamlMappingNode entry)
                    {
                        yield return new YamlKeys(file, entry, problems);
                    }
                    else
                    {
                        Add(item, key, (item as YamlScalarNode)?.Value, "is no entry with keys", "Begin each entry with “- ” and its first key.");
                    }
                }

                break;
            case var other:
                Add(other, key, null, "is no list", "Write one entry below it for each, beginning with “- ”.");
                break;
        }
    }

    public void Report(string key, string problem, string remedy, string? value = null)
    {
        var at = Find(key) ?? node;
        Add(at, key, value ?? (at as YamlScalarNode)?.Value, problem, remedy);
    }

    private YamlNode? Find(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Value: null or "" } ? value : null;

    private void Add(YamlNode at, string key, string? value, string problem, string remedy) =>
        problems.Add(new SourcesProblem(file, (int)at.Start.Line, key, value, problem, remedy));
}

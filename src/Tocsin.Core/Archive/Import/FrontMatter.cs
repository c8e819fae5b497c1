using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Core.Archive.Import;

/// <summary>The YAML between two lines of <c>---</c> at the head of a Markdown file, with the line of each key.</summary>
/// <remarks>The first value that cannot be understood becomes the <see cref="Refusal"/>; reading goes on, so callers ask once at the end.</remarks>
internal sealed class FrontMatter(ImportFile file, YamlMappingNode keys, int firstLine)
{
    /// <summary>What is wrong with it, or null.</summary>
    public ImportRefusal? Refusal { get; private set; }

    /// <summary>The text of the first of <paramref name="names"/> that is there and not empty.</summary>
    public string? Text(params string[] names) => Scalar(Find(names))?.Value;

    /// <summary>A list, or a text with commas, as a list.</summary>
    public IReadOnlyList<string> List(params string[] names) => Find(names) switch
    {
        { Value: YamlSequenceNode items } entry => [.. items.Select(item => Scalar(new Entry(entry.Key, item))?.Value).OfType<string>()],
        { Value: YamlScalarNode } entry =>
            Scalar(entry)?.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        { } entry => Refuse<IReadOnlyList<string>>(entry, "is no list", "Write one text an entry: [first, second].") ?? [],
        null => [],
    };

    /// <summary>A value that <paramref name="read"/> understands.</summary>
    public T? Value<T>(Func<string, T?> read, string problem, string remedy, params string[] names)
    {
        var entry = Find(names);
        return Scalar(entry) is not { } scalar ? default : read(scalar.Value) ?? Refuse<T>(entry!, problem, remedy);
    }

    /// <summary>The keys below a key, or null when it is not there.</summary>
    public FrontMatter? Below(string name) => Find([name]) switch
    {
        { Value: YamlMappingNode below } => new FrontMatter(file, below, firstLine),
        { } entry => Refuse<FrontMatter>(entry, "has no keys below it", "Indent its keys below it, one a line."),
        null => null,
    };

    private Entry? Find(string[] names)
    {
        foreach (var name in names)
        {
            if (keys.Children.TryGetValue(new YamlScalarNode(name), out var value)
                && value is not YamlScalarNode { Value: null or "" or "~" or "null" })
            {
                return new Entry(name, value);
            }
        }

        return null;
    }

    private Entry<string>? Scalar(Entry? entry) => entry switch
    {
        null => null,
        { Value: YamlScalarNode { Value: { } text } } => new Entry<string>(entry.Key, text),
        _ => Refuse<Entry<string>>(entry, "is not one text", "Write its value on the key's own line, in quotes where it has a colon."),
    };

    private T? Refuse<T>(Entry entry, string problem, string remedy)
    {
        Refusal ??= file.Refuse(problem, remedy) with
        {
            Line = firstLine + (int)entry.Value.Start.Line - 1,
            Key = entry.Key,
            Value = (entry.Value as YamlScalarNode)?.Value,
        };
        return default;
    }

    /// <summary>Reads the YAML of a front matter that begins in <paramref name="firstLine"/> of its file.</summary>
    public static (FrontMatter? Keys, ImportRefusal? Refusal) Parse(ImportFile file, string yaml, int firstLine)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
                ? (new FrontMatter(file, root, firstLine), null)
                : (null, file.Refuse("the front matter has no keys", "Write one “key: value” a line between the two lines of ---."));
        }
        catch (YamlException error)
        {
            var line = firstLine + (int)error.Start.Line - 1;
            var reason = string.Create(CultureInfo.InvariantCulture, $"the front matter is no YAML ({error.Message})");
            return (null, file.Refuse(reason, "Put texts with a colon or a # in quotes, and indent with spaces.") with { Line = line });
        }
    }

    private sealed record Entry(string Key, YamlNode Value);

    private sealed record Entry<T>(string Key, T Value);
}

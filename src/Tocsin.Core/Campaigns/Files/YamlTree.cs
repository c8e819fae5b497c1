using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Reads YAML into nodes that know their lines.</summary>
/// <remarks>Anchors, aliases and tags are refused: a campaign needs none, and aliases can blow a small file up.</remarks>
internal sealed class YamlTree
{
    private const int Deepest = 12;

    private readonly Parser _parser;

    private YamlTree(TextReader text) => _parser = new Parser(text);

    /// <summary>The file's one document.</summary>
    /// <exception cref="YamlException">It is not YAML, or uses what is refused; the message is for the file's author.</exception>
    public static YamlNode Read(TextReader text)
    {
        var tree = new YamlTree(text);
        try
        {
            return tree.Document();
        }
        catch (Exception error) when (error is not YamlException)
        {
            // The scanner has inputs on which it stumbles over itself, an InvalidOperationException among them.
            var near = tree._parser.Current;
            throw new YamlException(near?.Start ?? Mark.Empty, near?.End ?? Mark.Empty, "it cannot be read after this line", error);
        }
    }

    private YamlNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out var end))
        {
            throw new YamlException(end.Start, end.End, "the file is empty");
        }

        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.TryConsume<StreamEnd>(out _))
        {
            var second = _parser.Current!;
            throw new YamlException(second.Start, second.End, "a second document begins here");
        }

        return root;
    }

    private YamlNode Node(int depth)
    {
        var start = _parser.Current!;
        if (start is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias or NodeEvent { Tag.IsEmpty: false })
        {
            throw new YamlException(start.Start, start.End, "anchors (&), aliases (*) and tags (!) are not read here");
        }

        if (depth > Deepest)
        {
            throw new YamlException(start.Start, start.End, "the file is nested too deeply");
        }

        var line = (int)start.Start.Line;
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(line, scalar.Value, scalar.Style is not ScalarStyle.Plain);
        }

        return _parser.TryConsume<SequenceStart>(out _) ? List(line, depth) : Map(line, depth);
    }

    private YamlList List(int line, int depth)
    {
        List<YamlNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new YamlList(line, items);
    }

    private YamlMap Map(int line, int depth)
    {
        _parser.Consume<MappingStart>();
        List<KeyValuePair<YamlScalar, YamlNode>> entries = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1) as YamlScalar
                ?? throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a key is a list or a group of keys");
            entries.Add(new(key, Node(depth + 1)));
        }

        return new YamlMap(line, entries);
    }
}

namespace Tocsin.Core.Campaigns.Files;

/// <summary>A value in a YAML file, with the line it begins on (from 1), so that every complaint can say where.</summary>
internal abstract record YamlNode(int Line);

/// <param name="Line">Where it begins.</param>
/// <param name="Value">As it is meant, without quotes.</param>
/// <param name="IsQuoted">Quoted or in a block: then it is text, whatever it looks like.</param>
internal sealed record YamlScalar(int Line, string Value, bool IsQuoted) : YamlNode(Line)
{
    /// <summary>A key without a value, or one written <c>~</c> or <c>null</c>.</summary>
    public bool IsEmpty => IsQuoted ? string.IsNullOrWhiteSpace(Value) : Value is "" or "~" or "null";
}

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>Keys in the order of the file; one that stands twice is in it twice.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries) : YamlNode(Line);

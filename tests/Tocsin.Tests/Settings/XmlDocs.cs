using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tocsin.Tests.Settings;

/// <summary>What the code's own documentation says of a type or property, as plain text.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.xml")
        .Where(file => Path.GetFileName(file).StartsWith("tocsin", StringComparison.OrdinalIgnoreCase))
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .DistinctBy(member => member.Attribute("name")!.Value)
        .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The summary and the value of a property; null when it has neither.</summary>
    public string? Of(PropertyInfo property) =>
        Text($"P:{property.DeclaringType!.FullName!.Replace('+', '.')}.{property.Name}");

    public string? Of(Type type) => Text($"T:{type.FullName!.Replace('+', '.')}");

    private string? Text(string name)
    {
        var parts = _members.GetValueOrDefault(name)?.Elements().Where(element => element.Name.LocalName is "summary" or "value")
            .Select(element => WhiteSpace().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim())
            .Where(text => text.Length > 0)
            .ToList();
        return parts is { Count: > 0 } ? string.Join(' ', parts) : null;
    }

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } link => ((string?)link.Attribute("cref") ?? (string?)link.Attribute("name"))!.Split('.', ':')[^1],
        XElement element => string.Concat(element.Nodes().Select(Plain)),
        _ => string.Empty,
    };

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>Holds each request against the machine-readable specification of the Bot API: unknown, missing and mistyped fields.</summary>
internal sealed class SpecCheck(JsonObject spec)
{
    private const string ArrayOf = "Array of ";

    private readonly JsonObject _methods = spec["methods"]!.AsObject();
    private readonly JsonObject _types = spec["types"]!.AsObject();

    public static SpecCheck? FromFile(string path) =>
        File.Exists(path) ? new SpecCheck(JsonNode.Parse(File.ReadAllText(path))!.AsObject()) : null;

    /// <summary>What is wrong with the request, a line each; none when it is as documented.</summary>
    public IReadOnlyList<string> Problems(ApiCall call)
    {
        if (_methods[call.Method] is not JsonObject method)
        {
            return [$"{call.Method}: no such method"];
        }

        var fields = call.Fields.DeepClone().AsObject();
        foreach (var file in call.Files.Keys.Where(file => Fields(method).Any(field => (string)field["name"]! == file)))
        {
            fields[file] = "attach://" + file;
        }

        return [.. Problems(call.Method, method, fields, call.IsJson)];
    }

    private static IEnumerable<JsonObject> Fields(JsonObject owner) => owner["fields"]?.AsArray().Select(field => field!.AsObject()) ?? [];

    private IEnumerable<string> Problems(string where, JsonObject owner, JsonObject given, bool isJson)
    {
        var known = Fields(owner).ToDictionary(field => (string)field["name"]!);
        foreach (var (name, value) in given)
        {
            if (!known.TryGetValue(name, out var field))
            {
                yield return $"{where}.{name}: unknown field";
            }
            else if (!field["types"]!.AsArray().Any(type => Is((string)type!, value, isJson)))
            {
                yield return $"{where}.{name}: {value?.ToJsonString() ?? "null"} is not {string.Join(" or ", field["types"]!.AsArray())}";
            }
        }

        foreach (var missing in known.Values.Where(field => (bool)field["required"]! && given[(string)field["name"]!] is null))
        {
            yield return $"{where}.{missing["name"]}: missing";
        }
    }

    private bool Is(string type, JsonNode? value, bool isJson)
    {
        if (value is null)
        {
            return false;
        }

        if (!isJson && type is not "String" and not "InputFile" && value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
        {
            return IsInForm(type, (string)text!);
        }

        return type switch
        {
            _ when type.StartsWith(ArrayOf, StringComparison.Ordinal) =>
                value is JsonArray items && items.All(item => Is(type[ArrayOf.Length..], item, isJson: true)),
            "String" or "InputFile" => value.GetValueKind() == JsonValueKind.String,
            "Boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "Integer" => value.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue<long>(out _),
            "Float" => value.GetValueKind() == JsonValueKind.Number,
            _ => value is JsonObject content && IsObject(type, content),
        };
    }

    /// <summary>A form has text only: numbers and JSON are written out in it.</summary>
    private bool IsInForm(string type, string text) => type switch
    {
        "Boolean" => text is "true" or "false" or "True" or "False",
        "Integer" => long.TryParse(text, CultureInfo.InvariantCulture, out _),
        "Float" => double.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => text is ['{' or '[', ..] && Is(type, JsonNode.Parse(text), isJson: true),
    };

    private bool IsObject(string type, JsonObject content)
    {
        if (_types[type] is not JsonObject owner)
        {
            return false;
        }

        return owner["subtypes"] is JsonArray subtypes
            ? subtypes.Any(subtype => IsObject((string)subtype!, content))
            : !Problems(type, owner, content, isJson: true).Any();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Holds each request against Discord's OpenAPI description: unknown, missing and mistyped fields, and every bound it names.</summary>
internal sealed class SpecCheck(JsonObject spec)
{
    private const string Reference = "#/components/schemas/";

    private readonly JsonObject _paths = spec["paths"]!.AsObject();
    private readonly JsonObject _schemas = spec["components"]!["schemas"]!.AsObject();

    public static SpecCheck? FromFile(string path) =>
        File.Exists(path) ? new SpecCheck(JsonNode.Parse(File.ReadAllText(path))!.AsObject()) : null;

    /// <summary>What is wrong with the request, a line each; none when it is as described.</summary>
    public IReadOnlyList<string> Problems(ApiCall call)
    {
        var operation = _paths
            .Where(path => Fits(path.Key.Split('/', StringSplitOptions.RemoveEmptyEntries), call.Path))
            .OrderBy(path => path.Key.Count(letter => letter == '{'))
            .Select(path => path.Value![call.Method.ToLowerInvariant()])
            .FirstOrDefault(found => found is not null);
        if (operation is null)
        {
            return [$"{call.Route}: not in the description"];
        }

        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"]?.AsObject();
        return schema is null
            ? call.Body is null ? [] : [$"{call.Route}: takes no body"]
            : [.. Check(schema, call.Body, call.Route)];
    }

    private static bool Fits(string[] template, string[] path) =>
        template.Length == path.Length && template.Zip(path).All(pair => pair.First[0] == '{' || pair.First == pair.Second);

    private IEnumerable<string> Check(JsonObject schema, JsonNode? value, string at)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Check(_schemas[reference[Reference.Length..]]!.AsObject(), value, at);
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            var results = choices.Select(choice => Check(choice!.AsObject(), value, at).ToList()).ToList();
            return results.Exists(result => result.Count == 0) ? [] : results.MinBy(result => result.Count)!;
        }

        return [.. Typed(schema, value, at), .. Bounds(schema, value, at), .. Inside(schema, value, at)];
    }

    private static IEnumerable<string> Typed(JsonObject schema, JsonNode? value, string at)
    {
        if (schema["const"] is { } only && !JsonNode.DeepEquals(only, value))
        {
            yield return $"{at}: {value?.ToJsonString()} is not {only.ToJsonString()}";
        }

        if (schema["enum"] is JsonArray known && !known.Any(item => JsonNode.DeepEquals(item, value)))
        {
            yield return $"{at}: {value?.ToJsonString()} is none of {known.ToJsonString()}";
        }

        var types = schema["type"] switch
        {
            JsonArray several => several.Select(type => (string)type!).ToList(),
            JsonValue one => [(string)one!],
            _ => [],
        };
        if (types.Count > 0 && !types.Exists(type => Is(type, value)))
        {
            yield return $"{at}: {value?.ToJsonString() ?? "null"} is no {string.Join(" or ", types)}";
        }
    }

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), out _),
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "array" => value is JsonArray,
        "object" => value is JsonObject,
        _ => true,
    };

    private static IEnumerable<string> Bounds(JsonObject schema, JsonNode? value, string at) => value switch
    {
        JsonArray items => Size(schema, items.Count, at),
        JsonValue text when text.GetValueKind() == JsonValueKind.String =>
            [.. Size(schema, ((string)text!).Length, at), .. Pattern(schema, (string)text!, at)],
        JsonValue number when number.GetValueKind() == JsonValueKind.Number
            && ((double)number > (double?)schema["maximum"] || (double)number < (double?)schema["minimum"]) =>
            [$"{at}: {number.ToJsonString()} is out of range"],
        _ => [],
    };

    private static IEnumerable<string> Size(JsonObject schema, int size, string at) =>
        size > (int?)(schema["maxLength"] ?? schema["maxItems"]) || size < (int?)(schema["minLength"] ?? schema["minItems"])
            ? [$"{at}: of size {size}, against the description"]
            : [];

    private static IEnumerable<string> Pattern(JsonObject schema, string text, string at) =>
        (string?)schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking)
            ? [$"{at}: {text} is not {pattern}"]
            : [];

    private IEnumerable<string> Inside(JsonObject schema, JsonNode? value, string at)
    {
        if (value is JsonArray items && schema["items"] is JsonObject item)
        {
            return items.SelectMany((element, index) => Check(item, element, $"{at}[{index}]"));
        }

        return value is JsonObject given && schema["properties"] is JsonObject properties
            ? Fields(schema, properties, given, at)
            : [];
    }

    private IEnumerable<string> Fields(JsonObject schema, JsonObject properties, JsonObject given, string at)
    {
        foreach (var (name, value) in given)
        {
            if (properties[name] is not JsonObject property)
            {
                yield return $"{at}.{name}: unknown field";
                continue;
            }

            foreach (var problem in Check(property, value, $"{at}.{name}"))
            {
                yield return problem;
            }
        }

        foreach (var missing in (schema["required"] as JsonArray ?? []).Where(name => !given.ContainsKey((string)name!)))
        {
            yield return $"{at}.{missing}: missing";
        }
    }
}

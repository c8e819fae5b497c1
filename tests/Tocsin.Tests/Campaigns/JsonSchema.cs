using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tocsin.Core.Campaigns.Files;

namespace Tocsin.Tests.Campaigns;

/// <summary>As much of JSON Schema (draft 7) as campaign.schema.json uses; a keyword that it does not know fails the test.</summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "default", "examples", "definitions"];

    public static JsonSchema Load(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    public JsonObject Root => root;

    /// <summary>What does not hold, as "path: keyword"; empty for a document that is valid.</summary>
    public IReadOnlyList<string> Check(YamlNode document)
    {
        List<string> errors = [];
        Check(root, Json(document), "", errors);
        return errors;
    }

    /// <summary>Follows a reference, if there is one.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        schema["$ref"] is { } reference
            ? Resolve(root["definitions"]![reference.GetValue<string>().Split('/')[^1]]!.AsObject())
            : schema;

    private void Check(JsonObject schema, JsonNode? value, string path, List<string> errors)
    {
        schema = Resolve(schema);
        foreach (var (keyword, rule) in schema.Where(entry => !Annotations.Contains(entry.Key)))
        {
            if (!Holds(schema, keyword, rule!, value, path, errors))
            {
                errors.Add($"{path}: {keyword}");
            }
        }
    }

    private bool Holds(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path, List<string> errors)
    {
        var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var known) ? known : null;
        var map = value as JsonObject;
        switch (keyword)
        {
            case "type":
                return Is(rule.GetValue<string>(), value);
            case "enum":
                return rule.AsArray().Any(choice => choice!.GetValue<string>() == text);
            case "pattern":
                return text is null || Regex.IsMatch(text, rule.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(5));
            case "minLength":
                return text is null || text.Length >= rule.GetValue<int>();
            case "maxLength":
                return text is null || text.Length <= rule.GetValue<int>();
            case "minimum":
                return value is not JsonValue least || !least.TryGetValue<int>(out var low) || low >= rule.GetValue<int>();
            case "maximum":
                return value is not JsonValue most || !most.TryGetValue<int>(out var high) || high <= rule.GetValue<int>();
            case "minProperties":
                return map is null || map.Count >= rule.GetValue<int>();
            case "required":
                return map is null || rule.AsArray().All(key => map.ContainsKey(key!.GetValue<string>()));
            case "propertyNames":
                foreach (var key in map?.Select(entry => entry.Key) ?? [])
                {
                    Check(rule.AsObject(), JsonValue.Create(key), $"{path}.{key}", errors);
                }

                return true;
            case "properties":
                foreach (var (key, child) in map ?? [])
                {
                    if (rule[key] is JsonObject property)
                    {
                        Check(property, child, $"{path}.{key}", errors);
                    }
                }

                return true;
            case "additionalProperties":
                foreach (var (key, child) in (map ?? []).Where(entry => schema["properties"]?[entry.Key] is null))
                {
                    if (rule is not JsonObject other)
                    {
                        errors.Add($"{path}.{key}: additionalProperties");
                    }
                    else
                    {
                        Check(other, child, $"{path}.{key}", errors);
                    }
                }

                return true;
            case "items":
                foreach (var item in value as JsonArray ?? [])
                {
                    Check(rule.AsObject(), item, $"{path}[]", errors);
                }

                return true;
            case "anyOf":
                return rule.AsArray().Any(choice =>
                {
                    List<string> own = [];
                    Check(choice!.AsObject(), value, path, own);
                    return own.Count == 0;
                });
            default:
                throw new NotSupportedException($"The schema's keyword '{keyword}' is not known to this test.");
        }
    }

    private static bool Is(string type, JsonNode? value) =>
        type switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() is JsonValueKind.String,
            "integer" => value?.GetValueKind() is JsonValueKind.Number,
            _ => throw new NotSupportedException(type),
        };

    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlScalar { IsEmpty: true } => null,
            YamlScalar { IsQuoted: false } scalar when int.TryParse(scalar.Value, out var number) => JsonValue.Create(number),
            YamlScalar scalar => JsonValue.Create(scalar.Value),
            YamlList list => new JsonArray([.. list.Items.Select(Json)]),
            YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Json(entry.Value)))),
            _ => throw new NotSupportedException(),
        };
}

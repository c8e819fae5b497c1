using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Composition;

namespace Tocsin.Tests.Settings;

/// <summary>Makes the JSON Schema of <c>tocsin.json</c> from the options: their properties, rules, defaults and documentation.</summary>
internal static class SettingsSchema
{
    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Make()
    {
        var docs = new XmlDocs();
        var properties = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var (name, type) in SettingsSections.Types)
        {
            properties[name] = Group(SettingsSections.All[name], docs.Of(type), docs);
        }

        properties["Logging"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "How much is logged, as in every .NET program: { \"LogLevel\": { \"Default\": \"Debug\" } }.",
        };
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Tocsin's settings",
            ["description"] = "Every setting has a default. A setting may also come from the environment: Delivery__InFlight=4.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        }.ToJsonString(Writing) + "\n";
    }

    private static JsonObject Group(IReadOnlyList<SettingsKey> keys, string? description, XmlDocs docs)
    {
        var properties = new JsonObject();
        foreach (var key in keys)
        {
            properties[key.Name] = Key(key, docs);
        }

        var group = new JsonObject { ["type"] = "object" };
        Describe(group, description);
        group["additionalProperties"] = false;
        group["properties"] = properties;
        return group;
    }

    private static JsonObject Key(SettingsKey key, XmlDocs docs)
    {
        var description = docs.Of(key.Property);
        if (key.Children.Count > 0)
        {
            return Group(key.Children, description ?? docs.Of(key.Type), docs);
        }

        var schema = new JsonObject { ["type"] = TypeOf(key) };
        Describe(schema, description);
        if (key.IsList)
        {
            schema["items"] = new JsonObject { ["type"] = "string" };
        }

        AddRules(schema, key);
        if (key.Default is { } value && Json(value) is { } shown)
        {
            schema["default"] = shown;
        }

        return schema;
    }

    private static void AddRules(JsonObject schema, SettingsKey key)
    {
        if (key.Type == typeof(TimeSpan))
        {
            schema["pattern"] = @"^(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?$";
        }
        else if (key.Type.IsEnum)
        {
            schema["enum"] = new JsonArray([.. Enum.GetNames(key.Type).Select(name => JsonValue.Create(name))]);
        }
        else if (key.Range is var (least, most))
        {
            schema["minimum"] = Json(least);
            schema["maximum"] = Json(most);
        }

        if (key.Property.GetCustomAttribute<RegularExpressionAttribute>() is { } form)
        {
            schema["pattern"] = form.Pattern;
        }
    }

    private static void Describe(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema["description"] = description;
        }
    }

    private static string TypeOf(SettingsKey key) => key.Type switch
    {
        var type when type == typeof(bool) => "boolean",
        var type when type == typeof(int) || type == typeof(long) => "integer",
        var type when type == typeof(double) => "number",
        _ when key.IsList => "array",
        _ => "string",
    };

    private static JsonNode? Json(object value) => value switch
    {
        bool truth => truth,
        int number => number,
        long number => number,
        double number => number,
        TimeSpan time => time.ToString("c", System.Globalization.CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        string { Length: > 0 } text => text,
        _ => null,
    };
}

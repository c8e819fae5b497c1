using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>A form as Discord takes and gives it: labels with a text input each.</summary>
internal static class FilledForm
{
    /// <summary>The form, when Discord would show it.</summary>
    public static JsonObject Check(JsonObject form)
    {
        Length(form, "custom_id", 100);
        Length(form, "title", 45);
        if (form["components"] is not JsonArray { Count: >= 1 and <= 5 } labels)
        {
            throw ApiError.Form("data.components", "BASE_TYPE_BAD_LENGTH");
        }

        foreach (var label in labels.Select(label => label!.AsObject()))
        {
            Length(label, "label", 45);
            var field = label["component"]!.AsObject();
            Length(field, "custom_id", 100);
            if (label["description"] is { } description && description.ToString().Length is 0 or > 100
                || (string?)field["value"] is { } value && value.Length > ((int?)field["max_length"] ?? 4000))
            {
                throw ApiError.Form("data.components", "BASE_TYPE_BAD_LENGTH");
            }
        }

        return form.DeepClone().AsObject();
    }

    /// <summary>What comes back when a person fills it in and sends it; what they leave alone stays as it was.</summary>
    public static JsonObject Sent(JsonObject form, IReadOnlyDictionary<string, string> filledIn) => new()
    {
        ["custom_id"] = (string?)form["custom_id"],
        ["components"] = new JsonArray([.. form["components"]!.AsArray().Select((label, index) =>
        {
            var field = label!["component"]!;
            var id = (string)field["custom_id"]!;
            var value = filledIn.GetValueOrDefault(id) ?? (string?)field["value"] ?? "";
            if (value.Length == 0 && (bool?)field["required"] == true)
            {
                throw new InvalidOperationException($"Discord does not send a form whose field {id} is empty.");
            }

            return (JsonNode)new JsonObject
            {
                ["type"] = 18,
                ["id"] = index + 1,
                ["component"] = new JsonObject { ["type"] = 4, ["id"] = index + 20, ["custom_id"] = id, ["value"] = value },
            };
        })]),
    };

    private static void Length(JsonObject holder, string name, int longest)
    {
        if ((string?)holder[name] is not { Length: > 0 } text || text.Length > longest)
        {
            throw ApiError.Form($"data.{name}", "BASE_TYPE_BAD_LENGTH");
        }
    }
}

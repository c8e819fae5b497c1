using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Core.Schedules;

/// <summary>A rule as JSON: its text and its zone, from which it is read again.</summary>
internal sealed class ScheduleRuleConverter : JsonConverter<ScheduleRule>
{
    public override ScheduleRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var text = document.RootElement.GetProperty("text").GetString()!;
        var zone = document.RootElement.GetProperty("zone").GetString();
        return ScheduleRuleParser.ParseStored(text, zone) switch
        {
            ScheduleRuleOutcome.Parsed parsed => parsed.Rule,
            ScheduleRuleOutcome.NotUnderstood problem => throw new JsonException($"The stored rule '{text}' is not understood: {problem.Problem}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public override void Write(Utf8JsonWriter writer, ScheduleRule value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("text", value.Text);
        writer.WriteString("zone", value.Zone);
        writer.WriteEndObject();
    }
}

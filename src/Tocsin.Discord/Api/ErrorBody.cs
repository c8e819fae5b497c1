using System.Net;
using System.Text.Json;

namespace Tocsin.Discord.Api;

/// <summary>Reads what Discord says when it says no.</summary>
internal static class ErrorBody
{
    private const int LongestDetail = 300;
    private static readonly TimeSpan WithoutAWord = TimeSpan.FromSeconds(5);

    /// <summary>Code and words; for an invalid form the fields at fault, without their values (a value could quote a message).</summary>
    public static RestProblem.Refused Refusal(HttpStatusCode status, byte[] body)
    {
        using var document = Parse(body);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return new RestProblem.Refused((int)status, 0, "an answer that is not JSON");
        }

        var code = root.TryGetProperty("code", out var number) && number.TryGetInt32(out var value) ? value : 0;
        var words = root.TryGetProperty("message", out var message) ? message.ToString() : "";
        var fields = root.TryGetProperty("errors", out var errors) ? string.Join(", ", Fields(errors, "").Distinct()) : "";
        var detail = fields.Length == 0 ? words : $"{words}: {fields}";
        return new RestProblem.Refused((int)status, code, detail.Length <= LongestDetail ? detail : detail[..LongestDetail]);
    }

    /// <summary>How long to wait by the body, else by the header, else a little; and whether for everything.</summary>
    public static (TimeSpan After, bool Global) Wait(byte[] body, TimeSpan? header)
    {
        using var document = Parse(body);
        if (document?.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("retry_after", out var after)
            && after.TryGetDouble(out var seconds)
            && seconds is >= 0 and < 1_000_000)
        {
            var global = root.TryGetProperty("global", out var flag) && flag.ValueKind == JsonValueKind.True;
            return (TimeSpan.FromSeconds(seconds), global);
        }

        // Not Discord but the network before it (Cloudflare) answers so: it means every request.
        return (header ?? WithoutAWord, true);
    }

    private static IEnumerable<string> Fields(JsonElement node, string path)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var property in node.EnumerateObject())
        {
            if (property.Name == "_errors" && property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var error in property.Value.EnumerateArray())
                {
                    yield return $"{path} {(error.TryGetProperty("code", out var code) ? code.ToString() : "")}".Trim();
                }
            }
            else
            {
                foreach (var inner in Fields(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))
                {
                    yield return inner;
                }
            }
        }
    }

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

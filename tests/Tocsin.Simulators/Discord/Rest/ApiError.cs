using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Discord says no.</summary>
internal sealed class ApiError(int status, int code, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>Fields at fault, as in 50035.</summary>
    public JsonObject? Errors { get; init; }

    /// <summary>Of a 429.</summary>
    public double? RetryAfter { get; init; }

    /// <summary>Of a 429: user, shared or global.</summary>
    public string? Scope { get; init; }

    public static ApiError Form(string field, string code)
    {
        JsonObject leaf = new() { ["_errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = "Simulated." }) };
        foreach (var part in field.Split('.', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            leaf = new JsonObject { [part] = leaf };
        }

        return new ApiError(400, 50035, "Invalid Form Body") { Errors = leaf };
    }

    public static ApiError Limited(double seconds, string scope) =>
        new(429, 0, "You are being rate limited.") { RetryAfter = seconds, Scope = scope };

    public JsonObject ToJson()
    {
        if (RetryAfter is { } seconds)
        {
            return new JsonObject { ["message"] = Message, ["retry_after"] = seconds, ["global"] = Scope == "global" };
        }

        var body = new JsonObject { ["message"] = Message, ["code"] = code };
        if (Errors is not null)
        {
            body["errors"] = Errors.DeepClone();
        }

        return body;
    }
}

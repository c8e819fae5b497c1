using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>An answer with <c>ok: false</c>.</summary>
internal sealed class BotApiException(int code, string description, JsonObject? parameters = null) : Exception(description)
{
    public int Code => code;

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = Message };
        if (parameters is not null)
        {
            json["parameters"] = parameters.DeepClone();
        }

        return json;
    }

    public int? RetryAfter => (int?)parameters?["retry_after"];

    public static BotApiException BadRequest(string why) => new(400, $"Bad Request: {why}");

    public static BotApiException Forbidden(string why) => new(403, $"Forbidden: {why}");

    public static BotApiException TooMany(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}", new JsonObject { ["retry_after"] = seconds });
}

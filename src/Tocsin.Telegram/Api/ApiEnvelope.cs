using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tocsin.Telegram.Api;

/// <summary>What every answer of the Bot API is wrapped in.</summary>
internal sealed record ApiEnvelope
{
    public bool Ok { get; init; }

    public JsonElement Result { get; init; }

    public int? ErrorCode { get; init; }

    public string? Description { get; init; }

    public ErrorParameters? Parameters { get; init; }

    internal sealed record ErrorParameters(long? MigrateToChatId = null, int? RetryAfter = null);
}

/// <summary>Reads an answer by its status and its body. Pure.</summary>
internal static class ApiAnswers
{
    /// <summary>What to wait when a 429 does not say it.</summary>
    private static readonly TimeSpan UnstatedWait = TimeSpan.FromSeconds(5);

    public static ApiAnswer<T> Read<T>(
        HttpStatusCode status, RetryConditionHeaderValue? retryAfter, ReadOnlySpan<byte> body, Func<JsonElement, T> read)
    {
        // A 5xx may be a proxy's HTML page, and may follow a request that was carried out.
        if ((int)status >= 500)
        {
            return new ApiProblem.InDoubt($"the server answered {(int)status}");
        }

        ApiEnvelope? envelope;
        try
        {
            envelope = JsonSerializer.Deserialize(body, TelegramJson.Default.ApiEnvelope);
            if (envelope is { Ok: true })
            {
                return read(envelope.Result);
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            envelope = null;
        }

        var code = envelope?.ErrorCode ?? (int)status;
        return code switch
        {
            429 => new ApiProblem.RateLimited(Wait(envelope, retryAfter)),
            >= 500 => new ApiProblem.InDoubt($"the server answered {code}"),
            >= 300 => new ApiProblem.Refused(
                code, envelope?.Description ?? "an answer that is not the Bot API's", envelope?.Parameters?.MigrateToChatId),
            _ => new ApiProblem.InDoubt("the answer could not be read"),
        };
    }

    public static T Value<T>(JsonElement result, JsonTypeInfo<T> type) =>
        result.Deserialize(type) ?? throw new JsonException("The result is null.");

    /// <summary>An update that cannot be read counts as one of a kind unknown to us: it must not hold up those behind it.</summary>
    public static TelegramUpdate Update(JsonElement update)
    {
        try
        {
            return Value(update, TelegramJson.Default.TelegramUpdate);
        }
        catch (JsonException)
        {
            return new TelegramUpdate { UpdateId = update.GetProperty("update_id").GetInt64() };
        }
    }

    private static TimeSpan Wait(ApiEnvelope? envelope, RetryConditionHeaderValue? retryAfter) =>
        envelope?.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : retryAfter?.Delta ?? UnstatedWait;
}

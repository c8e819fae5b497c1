using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.Methods;

/// <summary>Reads a request's text or caption as Telegram does, and its keyboard.</summary>
internal static class Words
{
    private const int MostRawBytes = 32_768;
    private const int MostEntities = 100;

    public static MarkedText Text(ApiCall call, string field = "text")
    {
        var words = Read(call, field);
        return words.Text.Length switch
        {
            0 => throw BotApiException.BadRequest("message text is empty"),
            > 4096 => throw BotApiException.BadRequest("message is too long"),
            _ => words,
        };
    }

    public static MarkedText Caption(ApiCall call)
    {
        var words = Read(call, "caption");
        return words.Text.Length > 1024 ? throw BotApiException.BadRequest("message caption is too long") : words;
    }

    /// <summary>The fields of a nested object, such as <c>media</c>, as a call of their own.</summary>
    public static ApiCall Nested(ApiCall call, string field) =>
        call with { Fields = call.Structure(field)?.DeepClone().AsObject() ?? throw BotApiException.BadRequest($"{field} is empty") };

    public static JsonObject? Keyboard(ApiCall call)
    {
        if (call.Structure("reply_markup")?.DeepClone() is not JsonObject keyboard)
        {
            return null;
        }

        foreach (var button in keyboard["inline_keyboard"]?.AsArray().SelectMany(row => row!.AsArray()) ?? [])
        {
            Check(button!.AsObject());
        }

        return keyboard;
    }

    private static void Check(JsonObject button)
    {
        if (string.IsNullOrWhiteSpace((string?)button["text"]))
        {
            throw BotApiException.BadRequest("BUTTON_TEXT_INVALID");
        }

        if ((string?)button["callback_data"] is { } data && Encoding.UTF8.GetByteCount(data) is < 1 or > 64)
        {
            throw BotApiException.BadRequest("BUTTON_DATA_INVALID");
        }

        if ((string?)button["url"] is { } url && !url.StartsWith("http", StringComparison.Ordinal) && !url.StartsWith("tg:", StringComparison.Ordinal))
        {
            throw BotApiException.BadRequest("BUTTON_URL_INVALID");
        }
    }

    private static MarkedText Read(ApiCall call, string field)
    {
        var raw = call.Text(field) ?? "";
        if (Encoding.UTF8.GetByteCount(raw) > MostRawBytes)
        {
            throw BotApiException.BadRequest("text is too long");
        }

        var words = call.Text("parse_mode")?.ToUpperInvariant() switch
        {
            null or "" => new MarkedText(raw, []),
            "HTML" => HtmlReader.Read(raw),
            var mode => throw BotApiException.BadRequest($"unsupported parse_mode {mode} in the simulator: use HTML"),
        };
        var trimmed = words.Trimmed();
        return trimmed with { Entities = [.. trimmed.Entities.Take(MostEntities)] };
    }
}

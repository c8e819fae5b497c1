using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>One request: its method and fields, however they came (query, form, multipart form or JSON).</summary>
internal sealed record ApiCall(string Method, JsonObject Fields, IReadOnlyDictionary<string, byte[]> Files, bool IsJson)
{
    public static async Task<ApiCall> ReadAsync(string method, HttpRequest request)
    {
        var fields = new JsonObject();
        Dictionary<string, byte[]> files = [];
        foreach (var (name, value) in request.Query)
        {
            fields[name] = value.ToString();
        }

        var isJson = request.HasJsonContentType();
        if (isJson)
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            foreach (var (name, value) in body?.AsObject() ?? [])
            {
                fields[name] = value?.DeepClone();
            }
        }
        else if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            foreach (var (name, value) in form)
            {
                fields[name] = value.ToString();
            }

            foreach (var file in form.Files)
            {
                using var copy = new MemoryStream();
                await file.CopyToAsync(copy, request.HttpContext.RequestAborted);
                files[file.Name] = copy.ToArray();
            }
        }

        return new ApiCall(method, fields, files, isJson);
    }

    public string? Text(string name) => Fields[name] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string?)value,
        null => null,
        var other => other.ToJsonString(),
    };

    public long? Integer(string name) => Text(name) is { Length: > 0 } text
        ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BotApiException.BadRequest($"{name} is not an integer")
        : null;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <summary>A structured field; in a form it is JSON in text.</summary>
    public JsonNode? Structure(string name) => Fields[name] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonNode.Parse((string)value!),
        var other => other,
    };
}

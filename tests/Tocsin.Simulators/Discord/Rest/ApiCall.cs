using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>A request as it came.</summary>
internal sealed record ApiCall(string Method, string[] Path, JsonNode? Body, IReadOnlyList<(string Name, byte[] Bytes)> Files, IHeaderDictionary Headers)
{
    /// <summary>The method and the path with its ids taken out: <c>POST channels/*/messages</c>.</summary>
    public string Route { get; } = $"{Method} {string.Join('/', Path.Select((part, index) => IsVariable(part, Path, index) ? "*" : part))}";

    public JsonObject Fields => Body as JsonObject ?? throw ApiError.Form("", "BASE_TYPE_REQUIRED");

    public static async Task<ApiCall> ReadAsync(HttpRequest request)
    {
        var path = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)[2..];
        List<(string, byte[])> files = [];
        JsonNode? body = null;
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            body = form.TryGetValue("payload_json", out var json) ? Parse(json.ToString()) : null;
            foreach (var file in form.Files)
            {
                if (file.Name == "payload_json")
                {
                    using var reader = new StreamReader(file.OpenReadStream());
                    body = Parse(await reader.ReadToEndAsync());
                    continue;
                }

                using var bytes = new MemoryStream();
                await file.CopyToAsync(bytes);
                files.Add((file.FileName, bytes.ToArray()));
            }
        }
        else
        {
            using var reader = new StreamReader(request.Body);
            body = Parse(await reader.ReadToEndAsync());
        }

        return new ApiCall(request.Method, path, body, files, request.Headers);
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return json.Length == 0 ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            throw new ApiError(400, 50109, "The request body contains invalid JSON.");
        }
    }

    private static bool IsVariable(string part, string[] path, int index) =>
        (part.Length > 5 && part.All(char.IsAsciiDigit)) || (index == 2 && (path[0] is "webhooks" or "interactions"));
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Api;

/// <summary>Writes a body as JSON, or as multipart with <c>payload_json</c> and files (discord.com/developers/docs/reference#uploading-files).</summary>
internal static class RequestBodies
{
    public static HttpContent Of<T>(T value, JsonTypeInfo<T> type, Upload? file = null)
    {
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        json.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        if (file is null)
        {
            return json;
        }

        var bytes = new ByteArrayContent(file.Bytes);
        bytes.Headers.ContentType = new MediaTypeHeaderValue(MediaType(file.FileName));
        return new MultipartFormDataContent
        {
            { json, "payload_json" },
            { bytes, "files[0]", file.FileName },
        };
    }

    private static string MediaType(string fileName) => Path.GetExtension(fileName).ToLower(CultureInfo.InvariantCulture) switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        _ => MediaTypeNames.Application.Octet,
    };
}

using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tocsin.Telegram.Api;

/// <summary>Writes a request as JSON, or as a form when a file goes with it (core.telegram.org/bots/api#making-requests).</summary>
internal static class RequestBodies
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static HttpContent Of<T>(T request, JsonTypeInfo<T> type)
    {
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, type));
        body.Headers.ContentType = Json;
        return body;
    }

    /// <summary>Each field a part, as text or as JSON, and the photo as the part <c>photo</c>.</summary>
    public static HttpContent Of<T>(T request, JsonTypeInfo<T> type, PhotoUpload upload)
    {
        var form = new MultipartFormDataContent();
        foreach (var field in JsonSerializer.SerializeToElement(request, type).EnumerateObject())
        {
            form.Add(new StringContent(field.Value.ToString()), field.Name);
        }

        form.Add(new ReadOnlyMemoryContent(upload.Bytes), "photo", upload.FileName);
        return form;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tocsin.Cli;

/// <summary>Writes JSON on one line, with the letters of every script as themselves.</summary>
internal static class JsonLine
{
    private static readonly JsonOutput Output = new(new JsonSerializerOptions(JsonOutput.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of<T>(T value, Func<JsonOutput, JsonTypeInfo<T>> type) => JsonSerializer.Serialize(value, type(Output));

    public static void Print<T>(T value, Func<JsonOutput, JsonTypeInfo<T>> type) => Console.Out.WriteLine(Of(value, type));
}

using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Telegram.Rendering;

/// <summary>Telegram's own parser of the HTML mode, from TDLib: the judge of what our renderer writes.</summary>
/// <remarks>Only <c>td_execute</c> is called, which works without a network; a client is never made.</remarks>
internal static unsafe class TelegramParser
{
    private static readonly Lazy<nint> Execute = new(Load);

    /// <summary>What Telegram reads in <paramref name="html"/>, or its error.</summary>
    public static ParsedText Parse(string html)
    {
        var request = new JsonObject
        {
            ["@type"] = "parseTextEntities",
            ["text"] = html,
            ["parse_mode"] = new JsonObject { ["@type"] = "textParseModeHTML" },
        };
        using var answer = JsonDocument.Parse(Call(request.ToJsonString()));
        var root = answer.RootElement;
        return root.GetProperty("@type").GetString() == "error"
            ? new ParsedText(root.GetProperty("message").GetString(), "", [])
            : new ParsedText(
                null,
                root.GetProperty("text").GetString()!,
                [.. root.GetProperty("entities").EnumerateArray().Select(Entity)]);
    }

    private static ParsedEntity Entity(JsonElement entity)
    {
        var type = entity.GetProperty("type");
        return new ParsedEntity(
            entity.GetProperty("offset").GetInt32(),
            entity.GetProperty("length").GetInt32(),
            type.GetProperty("@type").GetString()!,
            type.TryGetProperty("url", out var url) ? url.GetString() : null);
    }

    private static string Call(string json)
    {
        var text = Marshal.StringToCoTaskMemUTF8(json);
        try
        {
            // The answer belongs to the library and is good until the next call on this thread.
            return Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint, nint>)Execute.Value)(text))!;
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    private static nint Load()
    {
        var folder = Repository.At("tests", "npm", "node_modules", "@prebuilt-tdlib");
        var file = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*tdjson.*", SearchOption.AllDirectories).FirstOrDefault(Loadable)
            : null;
        if (file is null)
        {
            Assert.Skip("Telegram's parser is not installed: npm install --prefix tests/npm");
        }

        var execute = NativeLibrary.GetExport(NativeLibrary.Load(file), "td_execute");
        ((delegate* unmanaged[Cdecl]<nint, nint>)execute)(
            Marshal.StringToCoTaskMemUTF8("""{"@type":"setLogVerbosityLevel","new_verbosity_level":0}"""));
        return execute;
    }

    private static bool Loadable(string file) =>
        Path.GetExtension(file) is ".so" or ".dylib" or ".dll" && NativeLibrary.TryLoad(file, out _);
}

internal sealed record ParsedText(string? Error, string Text, IReadOnlyList<ParsedEntity> Entities);

internal sealed record ParsedEntity(int Offset, int Length, string Type, string? Url);

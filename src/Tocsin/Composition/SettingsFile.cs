using System.Text;
using System.Text.Json;

namespace Tocsin.Composition;

/// <summary>A value of <c>tocsin.json</c> with the line on which it stands.</summary>
/// <param name="Name">Its key; empty for the whole file and for the entries of a list.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Kind">Object, list or what single value.</param>
/// <param name="Text">A single value as a person wrote it, without quotes.</param>
/// <param name="Children">The keys of an object, the entries of a list.</param>
internal sealed record SettingsNode(string Name, int Line, JsonValueKind Kind, string Text, IReadOnlyList<SettingsNode> Children);

/// <summary>Reads JSON with comments and trailing commas, as the configuration does, and keeps the lines.</summary>
internal static class SettingsFile
{
    private static readonly JsonReaderOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="JsonException">It is no JSON; the exception tells the line, counted from 0.</exception>
    public static SettingsNode Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Reading);
        reader.Read();
        var root = Value(ref reader, bytes, string.Empty);
        while (reader.Read())
        {
            // Throws when something stands behind the root.
        }

        return root;
    }

    private static SettingsNode Value(ref Utf8JsonReader reader, byte[] bytes, string name)
    {
        var line = 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
        List<SettingsNode> children = [];
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    children.Add(Value(ref reader, bytes, key));
                }

                return new SettingsNode(name, line, JsonValueKind.Object, string.Empty, children);
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    children.Add(Value(ref reader, bytes, string.Empty));
                }

                return new SettingsNode(name, line, JsonValueKind.Array, string.Empty, children);
            case JsonTokenType.String:
                return new SettingsNode(name, line, JsonValueKind.String, reader.GetString()!, []);
            case JsonTokenType.Null:
                return new SettingsNode(name, line, JsonValueKind.Null, "null", []);
            default:
                var kind = reader.TokenType switch
                {
                    JsonTokenType.True => JsonValueKind.True,
                    JsonTokenType.False => JsonValueKind.False,
                    _ => JsonValueKind.Number,
                };
                return new SettingsNode(name, line, kind, Encoding.UTF8.GetString(reader.ValueSpan), []);
        }
    }
}

using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.State;

/// <summary>A message as readers see it.</summary>
internal sealed class SimMessage
{
    public required long Id { get; init; }

    public required SimChat Chat { get; init; }

    public required SimUser From { get; init; }

    public required DateTimeOffset Date { get; init; }

    public long? Topic { get; init; }

    public long? ReplyTo { get; init; }

    /// <summary>The text, or the caption of a photo.</summary>
    public MarkedText Words { get; set; } = MarkedText.Empty;

    /// <summary>The file id of the photo, where it is one.</summary>
    public string? Photo { get; set; }

    public JsonObject? Keyboard { get; set; }

    public bool Silent { get; init; }

    public bool Protected { get; init; }

    public bool NoPreview { get; set; }

    public bool IsDeleted { get; set; }

    public int Edits { get; set; }

    public string Text => Words.Text;

    /// <summary>The buttons, row by row flattened: label and what stands behind it.</summary>
    public IReadOnlyList<(string Label, string? Data, string? Url)> Buttons =>
    [
        .. (Keyboard?["inline_keyboard"]?.AsArray() ?? [])
            .SelectMany(row => row!.AsArray())
            .Select(button => ((string)button!["text"]!, (string?)button["callback_data"], (string?)button["url"])),
    ];

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["message_id"] = Id,
            ["from"] = From.ToJson(),
            ["chat"] = Chat.ToJson(),
            ["date"] = Date.ToUnixTimeSeconds(),
        };
        if (Topic is not null)
        {
            json["message_thread_id"] = Topic;
            json["is_topic_message"] = true;
        }

        AddWords(json);
        if (Edits > 0)
        {
            json["edit_date"] = Date.ToUnixTimeSeconds();
        }

        if (Keyboard is not null)
        {
            json["reply_markup"] = Keyboard.DeepClone();
        }

        return json;
    }

    private void AddWords(JsonObject json)
    {
        var (text, entities) = Photo is null ? ("text", "entities") : ("caption", "caption_entities");
        if (Photo is not null)
        {
            json["photo"] = new JsonArray(new JsonObject
            {
                ["file_id"] = Photo,
                ["file_unique_id"] = Photo,
                ["width"] = 600,
                ["height"] = 600,
            });
        }

        if (Text.Length > 0)
        {
            json[text] = Text;
            json[entities] = Words.EntitiesJson();
        }
    }
}

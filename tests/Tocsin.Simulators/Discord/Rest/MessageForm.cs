using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Checks a message's fields by Discord's rules and puts them into a message.</summary>
internal static class MessageForm
{
    private const int SuppressEmbeds = 1 << 2;

    /// <summary>Fills <paramref name="message"/>; on an edit only what is there changes.</summary>
    public static void Fill(SimMessage message, JsonObject fields, IReadOnlyList<(string Name, byte[] Bytes)> files, bool edit)
    {
        var content = fields.ContainsKey("content") ? (string?)fields["content"] ?? "" : message.Content;
        var embeds = fields.ContainsKey("embeds") ? fields["embeds"]?.DeepClone() as JsonArray ?? [] : message.Embeds;
        var components = fields.ContainsKey("components") ? fields["components"]?.DeepClone() as JsonArray ?? [] : message.Components;
        var flags = (int?)fields["flags"] ?? message.Flags;
        var attached = fields.ContainsKey("attachments") || files.Count > 0 ? Files(fields, files) : message.Files;
        Check(content, embeds, components, attached);
        if (content.Length == 0 && attached.Count == 0 && embeds.Count == 0)
        {
            throw new ApiError(400, 50006, "Cannot send an empty message");
        }

        (message.Content, message.Embeds, message.Components, message.Files) = (content, embeds, components, attached);
        message.Flags = edit ? (message.Flags & ~SuppressEmbeds) | (flags & SuppressEmbeds) : flags;
        var (all, some) = Mentions(content, fields["allowed_mentions"]);
        message.Mentions = all || some;
        // An edit rings nobody.
        message.Pinged |= !edit && (some || (all && Places.May(message.Channel, Permissions.MentionEveryone)));
    }

    private static void Check(string content, JsonArray embeds, JsonArray components, IReadOnlyList<SimFile> files)
    {
        Most("content", content.Length, 2000);
        Most("embeds", embeds.Count, 10);
        var all = 0;
        for (var index = 0; index < embeds.Count; index++)
        {
            var embed = embeds[index]!;
            var at = $"embeds.{index}";
            all += Length(at + ".title", (string?)embed["title"], 256)
                + Length(at + ".description", (string?)embed["description"], 4096)
                + Length(at + ".footer.text", (string?)embed["footer"]?["text"], 2048)
                + Length(at + ".author.name", (string?)embed["author"]?["name"], 256);
            Address(at + ".url", (string?)embed["url"]);
            if ((string?)embed["image"]?["url"] is { } image
                && image.StartsWith("attachment://", StringComparison.Ordinal)
                && files.All(file => "attachment://" + file.Name != image))
            {
                throw ApiError.Form(at + ".image.url", "ATTACHMENT_NOT_FOUND");
            }

            if ((string?)embed["timestamp"] is { } time && !DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out _))
            {
                throw ApiError.Form(at + ".timestamp", "DATETIME_PARSE");
            }
        }

        Most("embeds", all, 6000);
        Components(components);
    }

    private static void Components(JsonArray rows)
    {
        Most("components", rows.Count, 5);
        HashSet<string> ids = [];
        for (var row = 0; row < rows.Count; row++)
        {
            var buttons = rows[row]!["components"]!.AsArray();
            Most($"components.{row}", buttons.Count, 5);
            for (var index = 0; index < buttons.Count; index++)
            {
                var at = $"components.{row}.components.{index}";
                var button = buttons[index]!;
                Length(at + ".label", (string?)button["label"], 80);
                Length(at + ".custom_id", (string?)button["custom_id"], 100);
                Length(at + ".url", (string?)button["url"], 512);
                Address(at + ".url", (string?)button["url"]);
                if (((int)button["style"]! == 5) == (button["url"] is null))
                {
                    throw ApiError.Form(at + ".url", "BASE_TYPE_REQUIRED");
                }

                if ((string?)button["custom_id"] is { } id && !ids.Add(id))
                {
                    throw ApiError.Form(at + ".custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED");
                }
            }
        }
    }

    private static IReadOnlyList<SimFile> Files(JsonObject fields, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var described = fields["attachments"] as JsonArray ?? [];
        return [.. files.Select((file, index) =>
        {
            var info = described.FirstOrDefault(item => item!["id"]?.GetValueKind() == JsonValueKind.String
                ? (string)item["id"]! == index.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : (int?)item["id"] == index);
            return new SimFile((string?)info?["filename"] ?? file.Name, file.Bytes, (string?)info?["description"] ?? "");
        })];
    }

    /// <summary>Without a word on mentions Discord looks for all of them in the text; embeds never mention.</summary>
    private static (bool All, bool Some) Mentions(string content, JsonNode? allowed)
    {
        var kinds = (allowed as JsonObject)?["parse"] as JsonArray;
        return (
            May("everyone") && (content.Contains("@everyone", StringComparison.Ordinal) || content.Contains("@here", StringComparison.Ordinal)),
            (May("users") || May("roles")) && content.Contains("<@", StringComparison.Ordinal));

        bool May(string kind) => kinds is null || kinds.Any(item => (string?)item == kind);
    }

    private static int Length(string field, string? text, int most)
    {
        Most(field, text?.Length ?? 0, most);
        return text?.Length ?? 0;
    }

    private static void Most(string field, int count, int most)
    {
        if (count > most)
        {
            throw ApiError.Form(field, "BASE_TYPE_MAX_LENGTH");
        }
    }

    private static void Address(string field, string? url)
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" or "discord")))
        {
            throw ApiError.Form(field, "URL_TYPE_INVALID_URL");
        }
    }
}

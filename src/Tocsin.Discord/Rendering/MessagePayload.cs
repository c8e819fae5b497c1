using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Core.Delivery;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Rendering;

/// <summary>A rendered message as it is stored in a delivery part: all but its nonce and its file's bytes.</summary>
internal sealed record MessagePayload
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    public IReadOnlyList<ActionRow> Components { get; init; } = [];

    public int Flags { get; init; }

    public ImagePayload? Image { get; init; }

    /// <summary>What a forum's new thread is called.</summary>
    public required string ThreadName { get; init; }

    /// <summary>The same for all messages of one post: in a forum they share a thread.</summary>
    public required string PostKey { get; init; }

    /// <summary>Whether this message goes on where another began.</summary>
    public bool Continues { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, PayloadJson.Default.MessagePayload);

    public static MessagePayload Read(string json) => JsonSerializer.Deserialize(json, PayloadJson.Default.MessagePayload)!;

    /// <summary>As a message to create or to put in another's place: every field is there, so that an edit leaves nothing of the old one.</summary>
    public MessageBody ToBody(int moreFlags = 0) => new()
    {
        Content = Content ?? "",
        Embeds = Embeds,
        Components = Components,
        Flags = Flags | moreFlags,
        Attachments = Image is { } image ? [new AttachmentInfo("0", image.FileName, image.AltText)] : [],
    };

    /// <summary>The same as a message to create, which calls whom an approver allowed. Plain text is for chats of high risk: it calls nobody.</summary>
    public MessageBody ToBody(Mention? mention, int moreFlags) => mention is { } called && Content is null
        ? ToBody(moreFlags) with
        {
            Content = called switch
            {
                Mention.Everyone => "@everyone",
                Mention.Here => "@here",
                _ => throw new InvalidOperationException($"Discord cannot call {called}."),
            },
            AllowedMentions = AllowedMentions.Everyone,
        }
        : ToBody(moreFlags);
}

/// <param name="Path">The file, below the content's folder.</param>
/// <param name="FileName">Its name on Discord.</param>
/// <param name="AltText">What it shows.</param>
internal sealed record ImagePayload(string Path, string FileName, string AltText);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessagePayload))]
internal sealed partial class PayloadJson : JsonSerializerContext;

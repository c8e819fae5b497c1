using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Discord.State;

/// <summary>A message as it stands.</summary>
internal sealed class SimMessage
{
    public required ulong Id { get; init; }

    public required SimChannel Channel { get; init; }

    public required DateTimeOffset At { get; init; }

    public string Content { get; set; } = "";

    public JsonArray Embeds { get; set; } = [];

    public JsonArray Components { get; set; } = [];

    public int Flags { get; set; }

    public string? Nonce { get; init; }

    /// <summary>The message that it answers.</summary>
    public ulong? ReplyTo { get; init; }

    /// <summary>Files that hang on it: their names, bytes and descriptions.</summary>
    public IReadOnlyList<SimFile> Files { get; set; } = [];

    /// <summary>Whether Discord takes words of it for a mention, which it shows as one.</summary>
    public bool Mentions { get; set; }

    /// <summary>Whether anybody's phone rang because of a mention in it.</summary>
    public bool Pinged { get; set; }

    public DateTimeOffset? Edited { get; set; }

    public bool Published { get; set; }

    public bool IsEphemeral => (Flags & 64) != 0;

    public bool IsSilent => (Flags & 4096) != 0;

    /// <summary>All that a reader sees as text.</summary>
    public string Text => string.Join(
        '\n',
        Embeds.SelectMany(embed => new[]
        {
            (string?)embed!["title"], (string?)embed["description"], (string?)embed["footer"]?["text"],
        }).Prepend(Content).Where(part => !string.IsNullOrEmpty(part)));

    public IEnumerable<JsonNode> Buttons => Components.SelectMany(row => row!["components"]!.AsArray()).Select(button => button!);
}

internal sealed record SimFile(string Name, byte[] Bytes, string Description);

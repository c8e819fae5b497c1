using System.Globalization;
using System.Text.Json;
using Tocsin.Core.Organizers;

namespace Tocsin.Discord.Interactions;

/// <summary>What a person did, as the gateway tells it (discord.com/developers/docs/interactions/receiving-and-responding). For the length of one answer, never stored.</summary>
/// <remarks>It holds no name of the person, and their number only as <see cref="Person"/>, which does not print it.</remarks>
internal sealed record Interaction
{
    public required string Id { get; init; }

    public required string ApplicationId { get; init; }

    /// <summary>The authority to answer, for 15 minutes: a secret.</summary>
    public required string Token { get; init; }

    public required InteractionKind Kind { get; init; }

    public required DiscordPlace Place { get; init; }

    /// <summary>Who did it, for the rights of organizers.</summary>
    public Person? Person { get; init; }

    /// <summary>The language of the person's client.</summary>
    public string? Locale { get; init; }

    /// <summary>What the person may do in this channel, by Discord's word for this very interaction; null in a private chat.</summary>
    public ulong? MemberPermissions { get; init; }

    /// <summary>What the bot may do in this channel.</summary>
    public ulong AppPermissions { get; init; }

    /// <summary>Whether the bot is installed where this happened, not only by the person.</summary>
    public bool IsInstalledHere { get; init; }

    /// <summary>Whether this is the bot's own private chat with the person.</summary>
    public bool IsPrivateWithBot { get; init; }

    public bool IsThread { get; init; }

    /// <summary>The command's name, or the id of a button or a form.</summary>
    public string Name { get; init; } = "";

    /// <summary>What was typed in a command's options, or in a form's fields.</summary>
    public IReadOnlyList<OptionValue> Options { get; init; } = [];

    /// <summary>The file that came with it.</summary>
    public SentFile? File { get; init; }

    /// <summary>Of a command that was called on a message: that message.</summary>
    public string? TargetMessage { get; init; }

    /// <summary>Of a button: whether only the person who pressed it sees its message.</summary>
    public bool IsUnderEphemeral { get; init; }

    /// <summary>Reads the data of <c>INTERACTION_CREATE</c>; null for a kind that is not ours.</summary>
    /// <exception cref="JsonException">A field that Discord always sends is missing.</exception>
    public static Interaction? Read(JsonElement data)
    {
        try
        {
            return Enum.IsDefined((InteractionKind)data.GetProperty("type").GetInt32()) && Text(data, "channel_id") is { } channel
                ? Of(data, channel)
                : null;
        }
        catch (Exception malformed) when (malformed is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("An interaction that is not as Discord describes it.", malformed);
        }
    }

    private static Interaction Of(JsonElement data, string channel)
    {
        var details = data.GetProperty("data");
        var guild = Text(data, "guild_id");
        return new Interaction
        {
            Id = Text(data, "id")!,
            ApplicationId = Text(data, "application_id")!,
            Token = Text(data, "token")!,
            Kind = (InteractionKind)data.GetProperty("type").GetInt32(),
            Place = new DiscordPlace(guild ?? DiscordPlace.NoGuild, channel),
            Locale = Text(data, "locale"),
            Person = PersonOf(data),
            MemberPermissions = data.TryGetProperty("member", out var member) ? Bits(Text(member, "permissions")) : null,
            AppPermissions = Bits(Text(data, "app_permissions")),
            IsInstalledHere = data.TryGetProperty("authorizing_integration_owners", out var owners) && owners.TryGetProperty("0", out _),
            IsPrivateWithBot = data.TryGetProperty("context", out var context) && context.ValueKind == JsonValueKind.Number && context.GetInt32() == 1,
            IsThread = data.TryGetProperty("channel", out var place) && place.TryGetProperty("type", out var type) && type.GetInt32() is 10 or 11 or 12,
            Name = Text(details, "name") ?? Text(details, "custom_id") ?? "",
            Options = details.TryGetProperty("options", out var options) ? [.. options.EnumerateArray().Select(OptionValue.Read)]
                : details.TryGetProperty("components", out var fields) ? [.. fields.EnumerateArray().SelectMany(OptionValue.OfField)]
                : [],
            File = SentFile.Read(details),
            TargetMessage = Text(details, "target_id"),
            IsUnderEphemeral = data.TryGetProperty("message", out var message) && message.TryGetProperty("flags", out var flags)
                && (flags.GetInt32() & Api.Wire.MessageFlags.Ephemeral) != 0,
        };
    }

    /// <summary>In a server <c>member.user</c>, in a private chat <c>user</c>.</summary>
    private static Person? PersonOf(JsonElement data)
    {
        var holder = data.TryGetProperty("member", out var member) ? member : data;
        return holder.TryGetProperty("user", out var user) && Text(user, "id") is { } id ? new Person("discord", id) : null;
    }

    private static ulong Bits(string? text) => ulong.TryParse(text, CultureInfo.InvariantCulture, out var bits) ? bits : 0;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>An option as typed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="IsFocused">Whether the person is typing in it right now.</param>
internal sealed record OptionValue(string Name, string Value, bool IsFocused)
{
    public static OptionValue Read(JsonElement option) => new(
        option.GetProperty("name").GetString()!,
        option.TryGetProperty("value", out var value) ? value.ToString() : "",
        option.TryGetProperty("focused", out var focused) && focused.ValueKind == JsonValueKind.True);

    /// <summary>A field of a form, in its label or, as older clients send it, in a row.</summary>
    public static IEnumerable<OptionValue> OfField(JsonElement holder) =>
        (holder.TryGetProperty("component", out var one) ? [one]
            : holder.TryGetProperty("components", out var row) ? row.EnumerateArray().ToArray()
            : [])
        .Select(field => new OptionValue(
            field.GetProperty("custom_id").GetString()!, field.TryGetProperty("value", out var value) ? value.ToString() : "", IsFocused: false));
}

/// <summary>The kinds that Tocsin answers, by Discord's numbers.</summary>
internal enum InteractionKind
{
    Command = 2,
    Button = 3,
    Autocomplete = 4,
    Form = 5,
}

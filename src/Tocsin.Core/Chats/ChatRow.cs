using System.Text.Json;

namespace Tocsin.Core.Chats;

/// <summary>A row of the chat table, as Dapper reads it.</summary>
internal class ChatRow
{
    public const string Columns =
        "c.id AS Id, c.address AS Address, c.settings AS Settings, c.suspended AS Suspended, c.room AS IsRoom, c.subscribed AS IsSubscribed";

    public long Id { get; set; }

    public string Address { get; set; } = "";

    public string Settings { get; set; } = "";

    public string? Suspended { get; set; }

    public bool IsRoom { get; set; }

    public bool IsSubscribed { get; set; } = true;

    public static string Write(ChatSettings settings) => JsonSerializer.Serialize(settings, ChatJson.Default.ChatSettings);

    public Chat ToChat() => new()
    {
        Id = new ChatId(Id),
        Address = ChatAddress.TryParse(Address, out var address)
            ? address
            : throw new InvalidDataException($"Chat {Id} has the address '{Address}', which is not platform:place."),
        Settings = JsonSerializer.Deserialize(Settings, ChatJson.Default.StoredSettings)!.ToSettings(),
        Suspended = Suspended is null ? null : Enum.Parse<SuspendReason>(Suspended),
        IsRoom = IsRoom,
        IsSubscribed = IsSubscribed,
    };
}

using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Telegram.State;

/// <summary>A chat and how the bot stands in it.</summary>
internal sealed class SimChat(long id, string type, string title)
{
    private long _lastMessage;

    public long Id => id;

    /// <summary><c>private</c>, <c>group</c>, <c>supergroup</c> or <c>channel</c>.</summary>
    public string Type => type;

    public string Title => title;

    public bool IsForum => Topics.Count > 0;

    /// <summary>As in ChatMember: <c>member</c>, <c>administrator</c>, <c>left</c>, <c>kicked</c>.</summary>
    public string BotStatus { get; set; } = "left";

    /// <summary>False where the chat's permissions keep the bot from writing.</summary>
    public bool BotMayWrite { get; set; } = true;

    public bool IsDeleted { get; set; }

    public bool IsDeactivated { get; set; }

    public long? MigratedTo { get; set; }

    /// <summary>Topic by id: true while it is open.</summary>
    public Dictionary<long, bool> Topics { get; } = [];

    public HashSet<long> Admins { get; } = [];

    public Dictionary<long, SimMessage> Messages { get; } = [];

    /// <summary>What readers see now, in order.</summary>
    public IReadOnlyList<SimMessage> Standing =>
        [.. Messages.Values.Where(message => !message.IsDeleted).OrderBy(message => message.Id)];

    public long NextMessageId() => ++_lastMessage;

    public SimMessage Add(SimMessage message)
    {
        Messages.Add(message.Id, message);
        return message;
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["type"] = Type };
        json[Type == "private" ? "first_name" : "title"] = Title;
        if (IsForum)
        {
            json["is_forum"] = true;
        }

        return json;
    }
}

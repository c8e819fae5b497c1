namespace Tocsin.Core.Chats;

public readonly record struct ChatId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A place that opted in.</summary>
public sealed record Chat
{
    public required ChatId Id { get; init; }

    public required ChatAddress Address { get; init; }

    public required ChatSettings Settings { get; init; }

    /// <summary>Null while it is active; else why nothing is sent there. Its settings are kept and come back with it.</summary>
    public SuspendReason? Suspended { get; init; }

    /// <summary>Whether organizers are told here what needs them.</summary>
    public bool IsRoom { get; init; }

    /// <summary>Whether it wants posts; false only of an organizers' room that never asked for them.</summary>
    public bool IsSubscribed { get; init; } = true;

    /// <summary>Whether posts go there.</summary>
    public bool ReceivesPosts => Suspended is null && IsSubscribed;

    /// <summary>How organizers see it, without its address: a private chat's is its owner's number.</summary>
    public string Label => LabelOf(Id.Value, Address.Platform);

    internal static string LabelOf(long id, string platform) => $"#{id} ({platform})";
}

/// <summary>What a chat's own admins chose.</summary>
public sealed record ChatSettings
{
    /// <summary>BCP 47 language in which the chat wants its posts and the bot's own words.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The topics it wants; empty means all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Tags that organizers give it, for audiences.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Hours without posts, as wall-clock time in <see cref="Zone"/>; null for none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>IANA zone of the quiet hours.</summary>
    public string Zone { get; init; } = "Etc/UTC";

    public ChatRisk Risk { get; init; } = ChatRisk.Normal;
}

/// <summary>From <paramref name="From"/> (inclusive) to <paramref name="To"/> (exclusive); may cross midnight.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To);

/// <summary>High risk: no link preview, silent, no mentions.</summary>
public enum ChatRisk
{
    Normal,
    High,
}

/// <summary>Why a chat receives nothing for now.</summary>
public enum SuspendReason
{
    /// <summary>The chat's own admins asked for it, with /unsubscribe.</summary>
    Unsubscribed,
    Kicked,
    Blocked,
    Closed,
    NoPermission,
    Gone,

    /// <summary>Its admins had it erased: nothing but its number is left.</summary>
    Erased,
}

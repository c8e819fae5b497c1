namespace Tocsin.Simulators.Discord.State;

/// <summary>A channel or thread, with what the bot may do in it.</summary>
internal sealed class SimChannel
{
    public const int Text = 0;
    public const int Private = 1;
    public const int Announcement = 5;
    public const int Thread = 11;
    public const int Forum = 15;

    public required ulong Id { get; init; }

    public required string Name { get; init; }

    public int Type { get; init; }

    /// <summary>Null for a private chat.</summary>
    public SimGuild? Guild { get; init; }

    /// <summary>Of a thread: the channel that it hangs on.</summary>
    public SimChannel? Parent { get; init; }

    /// <summary>Of a thread: who opened it.</summary>
    public ulong Owner { get; init; }

    /// <summary>Permissions that everybody is denied here.</summary>
    public ulong Denied { get; set; }

    public bool Archived { get; set; }

    public bool Locked { get; set; }

    public bool Deleted { get; set; }

    /// <summary>Of a forum.</summary>
    public List<(ulong Id, string Name)> Tags { get; } = [];

    public bool RequiresTag { get; set; }

    public IReadOnlyList<ulong> AppliedTags { get; init; } = [];

    /// <summary>What stands in it, oldest first.</summary>
    public List<SimMessage> Messages { get; } = [];

    public bool IsThread => Type is 10 or 11 or 12;
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Discord.State;

/// <summary>Everything there is. Guarded by <see cref="Gate"/>.</summary>
internal sealed class World(TimeProvider clock)
{
    /// <summary>Discord's own epoch, from which ids count.</summary>
    private const long Epoch = 1_420_070_400_000;

    private ulong _count;

    public Lock Gate { get; } = new();

    public TimeProvider Clock => clock;

    public DateTimeOffset Now => clock.GetUtcNow();

    public SimUser Bot { get; } = new(900_000_000_000_000_001, "Tocsin");

    public ulong Application { get; } = 900_000_000_000_000_002;

    public Dictionary<ulong, SimGuild> Guilds { get; } = [];

    public Dictionary<ulong, SimChannel> Channels { get; } = [];

    public Dictionary<string, SimInteraction> Interactions { get; } = [];

    /// <summary>Files that people gave with a command, by id.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = [];

    /// <summary>Where files are fetched.</summary>
    public string Address { get; set; } = "";

    /// <summary>The commands as registered last; null before the first time.</summary>
    public JsonArray? Commands { get; set; }

    public int CommandRegistrations { get; set; }

    /// <summary>How long a nonce is known again.</summary>
    public TimeSpan NonceWindow { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Every message that is to be read, in all channels, oldest first.</summary>
    public IReadOnlyList<SimMessage> Messages
    {
        get
        {
            lock (Gate)
            {
                return [.. Channels.Values.SelectMany(channel => channel.Messages).OrderBy(message => message.Id)];
            }
        }
    }

    /// <summary>Whether somebody waits for a first answer that can still come in time.</summary>
    public bool AwaitsAnswer
    {
        get
        {
            lock (Gate)
            {
                return Interactions.Values.Any(interaction => interaction.AnswerType is null && Now - interaction.At <= SimInteraction.FirstAnswer);
            }
        }
    }

    /// <summary>Told of what readers see: <c>posted</c>, <c>edited</c> or <c>deleted</c>.</summary>
    public Action<string, SimMessage> Tell { get; set; } = (_, _) => { };

    public ulong NewId() => ((ulong)(Now.ToUnixTimeMilliseconds() - Epoch) << 22) | (Interlocked.Increment(ref _count) & 0x3F_FFFF);
}

using System.Globalization;

namespace Tocsin.Faults;

/// <summary>How much is sent, and what is done to it.</summary>
internal sealed record FaultOptions
{
    /// <summary>A nonce's window that no restart outlasts.</summary>
    public static readonly TimeSpan LongWindow = TimeSpan.FromMinutes(2);

    public int Deliveries { get; init; } = 1500;

    /// <summary>Deaths by SIGKILL: first each failpoint in turn, then at random.</summary>
    public int Kills { get; init; } = 40;

    /// <summary>Deaths by SIGKILL while organizers approve, correct and recall, after all is posted; none for no organizers.</summary>
    public int EditKills { get; init; }

    /// <summary>Orderly stops in mid-broadcast.</summary>
    public int Stops { get; init; }

    /// <summary>Times that the process is frozen for twice its lease.</summary>
    public int Freezes { get; init; }

    /// <summary>Of each hundred answers, how many are lost, late or make no sense.</summary>
    public int AmbiguousPercent { get; init; }

    /// <summary>Of each hundred requests, how many are told to wait.</summary>
    public int BusyPercent { get; init; }

    /// <summary>How long they are told to wait at most; a quarter of it at least.</summary>
    public TimeSpan LongestWait { get; init; } = LedgerWaits.Longest;

    /// <summary>How long the platform that knows nonces knows them; with less than <see cref="LongWindow"/> a post may fall into doubt there too.</summary>
    public TimeSpan NonceWindow { get; init; } = LongWindow;

    /// <summary>PostgreSQL, a private one, instead of a file.</summary>
    public bool OnPostgres { get; init; }

    /// <summary>How many processes run at a time; more than one only on PostgreSQL.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>Times that the database server is away for <see cref="OutageSeconds"/> in mid-broadcast.</summary>
    public int Outages { get; init; }

    public int OutageSeconds { get; init; } = 10;

    /// <summary>Times that the disk is full for a while in mid-broadcast; needs root, which lays the data on a small disk of its own.</summary>
    public int FullDisks { get; init; }

    /// <summary>Times that another process holds the database's lock for <see cref="LockSeconds"/> in mid-broadcast.</summary>
    public int Locks { get; init; }

    /// <summary>By itself longer than SQLite waits for a lock, so that writes are refused.</summary>
    public int LockSeconds { get; init; } = 35;

    /// <summary>The same seed does the same again, as far as the operating system lets it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long all of it may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    public static FaultOptions? Parse(string[] args)
    {
        var options = new FaultOptions { EditKills = -1 };
        for (var index = 0; index < args.Length; index += 2)
        {
            if (args[index] == "--engine" && index + 1 < args.Length && args[index + 1] is "sqlite" or "postgres")
            {
                options = options with { OnPostgres = args[index + 1] == "postgres" };
                continue;
            }

            if (index + 1 >= args.Length || !int.TryParse(args[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || options.With(args[index], value) is not { } next)
            {
                Console.Error.WriteLine(
                    "usage: tests/faults [--deliveries N] [--kills N] [--edit-kills N] [--stops N] [--freezes N] [--ambiguous PERCENT] [--busy PERCENT] [--nonce-window SECONDS] [--seed N] "
                    + "[--engine sqlite|postgres] [--nodes N] [--outages N] [--full-disks N] [--locks N]");
                return null;
            }

            options = next;
        }

        if (options.EditKills < 0)
        {
            options = options with { EditKills = options.Kills == 0 ? 0 : Math.Max(3 * FailpointTurns.ArmedForEdits.Count, options.Kills / 4) };
        }

        if ((options.Nodes > 1 || options.Outages > 0) && !options.OnPostgres)
        {
            Console.Error.WriteLine("Several nodes and outages need --engine postgres: a SQLite file has one process.");
            return null;
        }

        if (options.OnPostgres && (options.FullDisks > 0 || options.Locks > 0))
        {
            Console.Error.WriteLine("Full disks and locks are faults of a SQLite file: leave out --engine postgres.");
            return null;
        }

        return options;
    }

    private FaultOptions? With(string name, int value) => name switch
    {
        "--deliveries" => this with { Deliveries = value },
        "--kills" => this with { Kills = value },
        "--edit-kills" => this with { EditKills = value },
        "--stops" => this with { Stops = value },
        "--freezes" => this with { Freezes = value },
        "--ambiguous" => this with { AmbiguousPercent = value },
        "--busy" => this with { BusyPercent = value },
        "--nonce-window" => this with { NonceWindow = TimeSpan.FromSeconds(value) },
        "--nodes" => this with { Nodes = value },
        "--outages" => this with { Outages = value },
        "--full-disks" => this with { FullDisks = value },
        "--locks" => this with { Locks = value },
        "--seed" => this with { Seed = value },
        _ => null,
    };
}

using System.Globalization;

namespace Tocsin.Faults;

/// <summary>How much is sent, and what is done to it.</summary>
internal sealed record FaultOptions
{
    public int Deliveries { get; init; } = 1500;

    /// <summary>Deaths by SIGKILL: first each failpoint in turn, then at random.</summary>
    public int Kills { get; init; } = 40;

    /// <summary>Orderly stops in mid-broadcast.</summary>
    public int Stops { get; init; }

    /// <summary>Times that the process is frozen for twice its lease.</summary>
    public int Freezes { get; init; }

    /// <summary>Of each hundred answers, how many are lost, late or make no sense.</summary>
    public int AmbiguousPercent { get; init; }

    /// <summary>Of each hundred requests, how many are told to wait.</summary>
    public int BusyPercent { get; init; }

    /// <summary>The same seed does the same again, as far as the operating system lets it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long all of it may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    public static FaultOptions? Parse(string[] args)
    {
        var options = new FaultOptions();
        for (var index = 0; index < args.Length; index += 2)
        {
            if (index + 1 >= args.Length || !int.TryParse(args[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || options.With(args[index], value) is not { } next)
            {
                Console.Error.WriteLine(
                    "usage: tests/faults [--deliveries N] [--kills N] [--stops N] [--freezes N] [--ambiguous PERCENT] [--busy PERCENT] [--seed N]");
                return null;
            }

            options = next;
        }

        return options;
    }

    private FaultOptions? With(string name, int value) => name switch
    {
        "--deliveries" => this with { Deliveries = value },
        "--kills" => this with { Kills = value },
        "--stops" => this with { Stops = value },
        "--freezes" => this with { Freezes = value },
        "--ambiguous" => this with { AmbiguousPercent = value },
        "--busy" => this with { BusyPercent = value },
        "--seed" => this with { Seed = value },
        _ => null,
    };
}

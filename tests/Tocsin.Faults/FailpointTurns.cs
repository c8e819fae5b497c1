using Tocsin.Core.Delivery;

namespace Tocsin.Faults;

/// <summary>At which failpoints the lives of a run end, and in which order.</summary>
internal sealed class FailpointTurns(FaultOptions options)
{
    /// <summary>Those on the way from an instant to a message.</summary>
    public static readonly IReadOnlyList<string> Armed =
        [.. Failpoint.All.Where(name => !name.StartsWith("approve.", StringComparison.Ordinal))];

    /// <summary>Those that only what organizers do leads to, in the order in which they do it.</summary>
    public static readonly IReadOnlyList<string> ArmedForEdits = [.. Failpoint.All.Except(Armed), .. Failpoint.OfCorrections];

    /// <summary>How often each failpoint is armed, at least.</summary>
    public const int Turns = 3;

    private readonly LockedRandom _random = new(options.Seed);

    /// <summary>The failpoints at which a run this large dies <see cref="Turns"/> times at least; a small one runs out of kills or of work.</summary>
    public static IEnumerable<string> Owed(FaultOptions options) =>
    [
        .. options.Kills >= Armed.Count * (Turns + 1) && options.Deliveries >= options.Kills * 30 ? Armed : [],
        .. options.EditKills >= ArmedForEdits.Count * Turns && options.Deliveries >= 300 ? ArmedForEdits : [],
    ];

    /// <summary>Each failpoint in turn while there are kills left for that, planning first; the other half at random.</summary>
    public IEnumerable<string?> OfBroadcast()
    {
        string[] planning = [.. Armed.Where(name => name.StartsWith("plan.", StringComparison.Ordinal))];
        string[] sending = [.. Armed.Except(planning)];
        var turns = Math.Max(Turns, options.Kills / 2 / Armed.Count);
        var planned = Enumerable.Range(0, options.Kills == 0 ? 0 : Turns).SelectMany(_ => planning).Select(name => $"{name}:1");
        var sent = Enumerable.Range(0, options.Kills == 0 ? 0 : turns).SelectMany(_ => sending).Select(name => $"{name}:{Passing(name)}");
        return AndByChance([.. planned.Concat(sent).Take(options.Kills)], options.Kills);
    }

    /// <summary>Each of those that organizers lead to in turn, then at random.</summary>
    public IEnumerable<string?> OfEdits() => AndByChance(
        [.. ArmedForEdits.SelectMany(name => Enumerable.Range(0, Turns).Select(_ => $"{name}:{PassingOfEdits(name)}")).Take(options.EditKills)],
        options.EditKills);

    private static IEnumerable<string?> AndByChance(List<string> armed, int kills) =>
        armed.Cast<string?>().Concat(Enumerable.Repeat<string?>(null, kills - armed.Count));

    /// <summary>At which passing it dies: a claim takes a handful at once, so it is passed less often.</summary>
    private int Passing(string failpoint) => failpoint == Failpoint.AfterClaim ? _random.Next(1, 3) : _random.Next(1, 20);

    /// <summary>Decisions are few: each one counts.</summary>
    private int PassingOfEdits(string failpoint) =>
        failpoint.StartsWith("approve.", StringComparison.Ordinal) || failpoint.EndsWith("-apply-commit", StringComparison.Ordinal) || failpoint == Failpoint.AfterChangeClaim
            ? 1
            : _random.Next(1, 8);
}

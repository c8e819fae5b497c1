using System.Globalization;
using Tocsin.Faults.Postgres;

namespace Tocsin.Faults;

/// <summary>Runs a dose, prints what came of it, and says whether the bars are met.</summary>
internal static class FaultReport
{
    private const int InFlight = 8;

    public static async Task<int> RunAsync(FaultOptions options)
    {
        FaultResult result;
        try
        {
            result = await FaultRun.RunAsync(options, CancellationToken.None);
        }
        catch (Exception missing) when (missing is SmallDiskMissingException or PostgresMissingException)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return 2;
        }

        foreach (var (failpoint, hits) in result.Hits.OrderBy(item => item.Key))
        {
            Print($"died at {failpoint,-32} {hits,5} times");
        }

        Print($"{"platform",-10}{"planned",9}{"posted",9}{"lost",7}{"twice",7}{"in doubt",10}{"of which arrived",18}");
        foreach (var platform in result.Platforms)
        {
            Print($"{platform.Platform,-10}{platform.Planned,9}{platform.Posted,9}{platform.Lost,7}{platform.Twice,7}{platform.InDoubt,10}{platform.InDoubtArrived,18}");
        }

        if (result.Edits is { } edits)
        {
            Print($"organizers: {edits.Corrected} copies corrected, {edits.Recalled} recalled, {edits.Wrong} wrong, {edits.InDoubt} changes in doubt, {edits.Undone} undone");
        }

        Print($"kills: {result.Kills} in mid-broadcast, {result.EditKills} under the hands of organizers");
        Print($"asked to wait: {result.Waits.Platforms} times a platform, {result.Waits.Chats} times a chat; requests inside a wait {result.InsideWait}");
        Print($"sent again without a nonce that tells: {result.Resent} (the window lasts {options.NonceWindow.TotalSeconds} s)");
        Print($"took {result.Took.TotalSeconds:0} s, slowest stop {result.SlowestStop.TotalSeconds:0.0} s, seed {options.Seed}");
        var missed = Missed(options, result);
        foreach (var bar in missed)
        {
            Print($"MISSED: {bar}");
        }

        Print($"{{\"planned\":{result.Planned},\"posted\":{result.Posted},\"lost\":{result.Lost},\"twice\":{result.Twice},\"inDoubt\":{result.InDoubt},\"kills\":{result.Kills},\"editKills\":{result.EditKills},\"resent\":{result.Resent},\"missed\":{missed.Count}}}");
        return missed.Count == 0 ? 0 : 1;
    }

    /// <summary>The bars that a run did not meet, in plain words.</summary>
    public static IReadOnlyList<string> Missed(FaultOptions options, FaultResult result)
    {
        var ambiguous = options.AmbiguousPercent > 0 || options.Freezes > 0;
        List<string> missed = [];
        Demand(result.Broken is null, result.Broken ?? "");
        Demand(result.Lost == 0, $"{result.Lost} lost");
        Demand(result.Twice == 0, $"{result.Twice} posted twice");
        Demand(result.Resent == 0, $"{result.Resent} sent again when they might have arrived and no nonce could tell");
        Demand(result.WrongInstants == 0, $"{result.WrongInstants} instants without exactly one dispatch");
        Demand(result.InsideWait == 0, $"{result.InsideWait} requests inside a wait that the platform asked for");
        Demand(ambiguous || result.InDoubt <= result.Kills * InFlight, $"{result.InDoubt} in doubt after {result.Kills} kills");
        Demand(
            ambiguous || options.NonceWindow < FaultOptions.LongWindow || result.Platforms.Where(platform => platform.Platform == LedgerServer.Nonced).All(platform => platform.InDoubt == 0),
            "in doubt on the platform that knows nonces");
        Demand(options.Stops == 0 || result.SlowestStop < TimeSpan.FromSeconds(15), $"a stop took {result.SlowestStop}");
        Demand(result.Edits is not { Wrong: > 0 }, $"{result.Edits?.Wrong} copies stand otherwise than organizers decided");
        Demand(result.Edits is not { InDoubt: > 0 }, $"{result.Edits?.InDoubt} edits and deletions in doubt, which may be repeated");
        Demand(result.Edits is not { Decisions: > 0 }, $"{result.Edits?.Decisions} decisions too many or too few");
        Demand(result.Edits is not { Undone: > 0 }, $"{result.Edits?.Undone} decisions, posts and changes that never came to their end");
        Demand(options.EditKills == 0 || result.Edits is not null, "organizers never came to work");
        foreach (var name in FailpointTurns.Owed(options).Where(name => result.Hits.GetValueOrDefault(name) < FailpointTurns.Turns))
        {
            missed.Add($"{name} was hit too seldom: {result.Hits.GetValueOrDefault(name)} times");
        }

        return missed;

        void Demand(bool met, string otherwise)
        {
            if (!met)
            {
                missed.Add(otherwise);
            }
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

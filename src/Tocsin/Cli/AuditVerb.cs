using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Organizers.Audit;

namespace Tocsin.Cli;

/// <summary><c>tocsin audit</c> prints what organizers did; <c>tocsin audit verify</c> checks every seal of the log.</summary>
internal static class AuditVerb
{
    private static readonly Option<int?> Last = new("--last")
    {
        Description = "The newest so many entries (1 to 100000); 100 when it is not given.",
        HelpName = "N",
        CustomParser = WholeNumber.Of("--last", 1, 100_000),
    };

    private static readonly Option<string?> Noted = new("--noted")
    {
        Description = "A number of entries and their last seal (its first 16 digits are enough) that you noted earlier.",
        HelpName = "N:SEAL",
    };

    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command verify = new("verify", "Check that no entry was changed or removed. Exit code 1 when one was.") { Noted, Json };
        verify.Validators.Add(result =>
        {
            if (result.GetValue(Noted) is { } noted && HeadOf(noted) is null)
            {
                result.AddError("--noted takes what tocsin audit verify printed, 12:3f9a…, or the two numbers of /audit with a colon between them.");
            }
        });
        verify.SetAction(VerifyAsync);
        Command verb = new("audit", "Print what organizers did, newest first.") { Last, Json, verify };
        verb.SetAction(PrintAsync);
        return verb;
    }

    private static async Task<int> PrintAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var entries = await services.GetRequiredService<AuditReader>().LastAsync(parsed.GetValue(Last) ?? 100, cancellationToken);
        if (parsed.GetValue(Json))
        {
            JsonLine.Print([.. entries.Select(AuditEntryJson.Of)], output => output.IReadOnlyListAuditEntryJson);
            return ExitCode.Success;
        }

        foreach (var (entry, name) in entries)
        {
            var at = entry.At.ToString("u", CultureInfo.InvariantCulture);
            await Console.Out.WriteLineAsync($"{entry.Number,6}  {at}  {name ?? entry.Actor}: {entry.Action} {entry.Subject} {entry.Detail}".TrimEnd());
        }

        return ExitCode.Success;
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var noted = parsed.GetValue(Noted) is { } text ? HeadOf(text) : null;
        var verdict = await services.GetRequiredService<AuditReader>().VerifyAsync(noted, cancellationToken);
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(AuditVerdictJson.Of(verdict), output => output.AuditVerdictJson);
        }
        else
        {
            foreach (var line in Lines(verdict, noted))
            {
                await Console.Out.WriteLineAsync(line);
            }
        }

        return verdict.State == AuditState.Whole ? ExitCode.Success : ExitCode.Failure;
    }

    private static IEnumerable<string> Lines(AuditVerdict verdict, AuditHead? noted)
    {
        var number = verdict.Number.ToString(CultureInfo.InvariantCulture);
        yield return verdict.State switch
        {
            AuditState.Whole => $"whole: {number} entries, each as it was written",
            AuditState.Changed => $"CHANGED: entry {number} is not as it was written",
            AuditState.Removed => $"REMOVED: entry {number} is missing",
            AuditState.CutOff => $"CUT OFF: entry {number} and those after it are missing",
            _ => $"ANOTHER LOG: entry {number} is not the one whose seal you noted",
        };
        if (verdict.Unchecked > 0)
        {
            yield return $"not checked: entries 1 to {verdict.Unchecked.ToString(CultureInfo.InvariantCulture)} were sealed with a key that is no longer there";
        }

        if (verdict.State == AuditState.Whole)
        {
            yield return $"note elsewhere: {verdict.Head.Entries.ToString(CultureInfo.InvariantCulture)}:{verdict.Head.Seal}";
        }

        if (verdict.State == AuditState.Whole && noted is null)
        {
            yield return "This cannot tell an older copy of the whole database, nor what somebody did who holds organizers.key;";
            yield return "compare with what you noted earlier: tocsin audit verify --noted N:SEAL";
        }
    }

    private static AuditHead? HeadOf(string text) =>
        text.Split(':') is [var entries, { Length: >= AuditHead.ShownDigits } seal]
        && long.TryParse(entries, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AuditHead(number, seal)
            : null;
}

/// <summary>An entry of <c>tocsin audit --json</c>.</summary>
internal sealed record AuditEntryJson(long Number, DateTimeOffset At, string Actor, string? Name, string Action, string Subject, string Detail)
{
    public static AuditEntryJson Of(NamedAuditEntry named) => new(
        named.Entry.Number, named.Entry.At, named.Entry.Actor, named.Name, named.Entry.Action, named.Entry.Subject, named.Entry.Detail);
}

/// <summary>What <c>tocsin audit verify --json</c> prints.</summary>
/// <param name="Verdict">whole, changed, removed, cutOff, notAsNoted.</param>
/// <param name="Entry">The first entry that is not as it was written; of a whole log, the last one.</param>
/// <param name="Entries">How many the log says it has.</param>
/// <param name="Seal">The last seal.</param>
/// <param name="Unchecked">How many of the first entries were sealed with a key that is no longer there.</param>
internal sealed record AuditVerdictJson(string Verdict, long Entry, long Entries, string Seal, long Unchecked)
{
    public static AuditVerdictJson Of(AuditVerdict verdict) => new(
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(verdict.State.ToString()),
        verdict.Number,
        verdict.Head.Entries,
        verdict.Head.Seal,
        verdict.Unchecked);
}

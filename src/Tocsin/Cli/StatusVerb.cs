using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Delivery;

namespace Tocsin.Cli;

/// <summary><c>tocsin status</c>: how delivery stands; works beside a running bot.</summary>
internal static class StatusVerb
{
    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command verb = new("status", "Show what waits, what is in doubt, what was sent and what failed.") { Json };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var status = await services.GetRequiredService<DeliveryStatusReader>().ReadAsync(cancellationToken);
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(StatusJson.Of(status), output => output.StatusJson);
        }
        else
        {
            foreach (var (name, value) in Rows(status))
            {
                await Console.Out.WriteLineAsync($"{name,-16}{value}");
            }
        }

        return ExitCode.Success;
    }

    private static IEnumerable<(string Name, string Value)> Rows(DeliveryStatus status)
    {
        yield return ("waiting", status.Waiting.ToString(CultureInfo.InvariantCulture));
        yield return ("oldest waiting", status.OldestWaiting?.ToString("c", CultureInfo.InvariantCulture) ?? "–");
        yield return ("in flight", status.InFlight.ToString(CultureInfo.InvariantCulture));
        yield return ("in doubt", status.InDoubt.ToString(CultureInfo.InvariantCulture));
        yield return ("sent", status.Sent.ToString(CultureInfo.InvariantCulture));
        yield return ("failed", status.Failed.ToString(CultureInfo.InvariantCulture));
        foreach (var failed in status.FailedBy)
        {
            yield return ("  of which", $"{failed.Count.ToString(CultureInfo.InvariantCulture)} × {failed.Reason}");
        }

        foreach (var (scope, until) in status.PausedUntil)
        {
            yield return ("paused", $"{scope} until {until.ToString("u", CultureInfo.InvariantCulture)}");
        }

        yield return ("clock", $"off by {Seconds(status.ClockSkew, digits: 0).ToString(CultureInfo.InvariantCulture)} s");
        yield return ("running", status.Running == 0 ? "no" : status.Running.ToString(CultureInfo.InvariantCulture));
        if (status.Halt is { } halt)
        {
            yield return ("halted", $"since {halt.Since.ToString("u", CultureInfo.InvariantCulture)}; nothing is posted until it is resumed");
        }
    }

    /// <summary>Rounded, and never minus zero.</summary>
    internal static double Seconds(TimeSpan skew, int digits) => Math.Round(skew.TotalSeconds, digits) + 0.0;
}

/// <summary>What <c>tocsin status --json</c> prints.</summary>
internal sealed record StatusJson(
    long Waiting,
    double? OldestWaitingSeconds,
    long InFlight,
    long InDoubt,
    long Sent,
    long Failed,
    IReadOnlyDictionary<string, long> FailedBy,
    IReadOnlyDictionary<string, DateTimeOffset> PausedUntil,
    double ClockSkewSeconds,
    int Running,
    bool Halted)
{
    public static StatusJson Of(DeliveryStatus status) => new(
        status.Waiting,
        status.OldestWaiting?.TotalSeconds,
        status.InFlight,
        status.InDoubt,
        status.Sent,
        status.Failed,
        status.FailedBy.ToDictionary(failed => failed.Reason, failed => failed.Count),
        status.PausedUntil,
        StatusVerb.Seconds(status.ClockSkew, digits: 3),
        status.Running,
        status.Halt is not null);
}

using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Dispatch;

namespace Tocsin.Cli;

/// <summary><c>tocsin schedule next [N]</c>: what comes next, in local time and UTC.</summary>
internal static class ScheduleVerb
{
    private static readonly Argument<int?> Count = new("count")
    {
        Description = "How many instants (1 to 1000); 10 when it is not given.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = WholeNumber.Of("count", 1, 1000),
    };

    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command next = new("next", "Show the next instants of all schedules.") { Count, Json };
        next.SetAction(NextAsync);
        return new Command("schedule", "The schedules.") { next };
    }

    private static async Task<int> NextAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var locations = GlobalOptions.LocationsOf(parsed);
        locations.RequireConfig();
        await using var services = await Toolbox.OpenAsync(locations, cancellationToken);
        await services.GetRequiredService<CampaignSync>().RunAsync(cancellationToken);
        var next = await services.GetRequiredService<ScheduleOverview>().NextAsync(parsed.GetValue(Count) ?? 10, cancellationToken);
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(
                [.. next.Select(one => new ScheduleNextJson(
                    one.Campaign, one.Schedule, one.What, one.Instant.Local, one.Instant.Zone, one.Instant.Utc))],
                output => output.IReadOnlyListScheduleNextJson);
            return ExitCode.Success;
        }

        foreach (var one in next)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Instant.Local:ddd yyyy-MM-dd HH:mm} {one.Instant.Zone,-16} {one.Instant.Utc:yyyy-MM-dd HH:mm}Z  {one.Campaign} / {one.Schedule}: {one.What}"));
        }

        return ExitCode.Success;
    }
}

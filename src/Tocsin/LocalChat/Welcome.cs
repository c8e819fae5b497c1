using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Dispatch;

namespace Tocsin.LocalChat;

/// <summary>What a person sees first: what runs, what comes next and when, what can be typed.</summary>
internal sealed class Welcome(
    LocalTerminal terminal, ArticleStore archive, CampaignStore campaigns, ScheduleOverview schedules, TimeProvider clock)
{
    private const int InstantsShown = 4;

    private const int InstantsLookedAt = 64;

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var articles = await archive.CountAsync(cancellationToken);
        var running = await campaigns.CurrentAsync(cancellationToken);
        // A line a schedule: one that fires often would hide the others.
        var next = (await schedules.NextAsync(InstantsLookedAt, cancellationToken))
            .DistinctBy(one => (one.Campaign, one.Schedule)).Take(InstantsShown).ToList();
        terminal.Print(console =>
        {
            console.MarkupLine("[red]■[/] [bold]Tocsin[/], the local chat. Nothing here leaves this machine.");
            Indented(console, new Text(string.Create(
                CultureInfo.InvariantCulture,
                $"The archive holds {articles} articles; campaigns: {string.Join(", ", running.Select(one => one.Campaign.Name))}.")));
            foreach (var one in next)
            {
                Indented(console, new Text($"next: {Line(one, TitleOf(one, running))}"));
            }

            Indented(console, new Markup("Type [bold]/search hospital[/], [bold]/latest[/], [bold]/campaign[/] or [bold]/help[/]. Ctrl-C stops."));
            console.WriteLine();
        });
    }

    /// <summary>On a narrow terminal what goes on below goes on under its beginning.</summary>
    private static void Indented(IAnsiConsole console, IRenderable text) => console.Write(new Padder(text, new Padding(2, 0, 0, 0)));

    private static string TitleOf(UpcomingPost one, IReadOnlyList<CurrentCampaign> running) =>
        running.First(campaign => campaign.Campaign.Name == one.Campaign).Campaign.Texts.Values.First().Title;

    private string Line(UpcomingPost one, string title) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ScheduledWords.Of(one.What, title)}, {one.Instant.Local:dddd HH:mm} {one.Instant.Zone}, {TimeAhead.Of(one.Instant.Utc - clock.GetUtcNow(), one.Instant.Local)}");
}

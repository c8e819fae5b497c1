using System.Globalization;
using Spectre.Console;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Dispatch;

namespace Tocsin.LocalChat;

/// <summary>What a person sees first: what runs, what comes next and when, what can be typed.</summary>
internal sealed class Welcome(
    LocalTerminal terminal, ArticleStore archive, CampaignStore campaigns, ScheduleOverview schedules, TimeProvider clock)
{
    private const int InstantsShown = 4;

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var articles = await archive.CountAsync(cancellationToken);
        var running = await campaigns.CurrentAsync(cancellationToken);
        var next = await schedules.NextAsync(InstantsShown, cancellationToken);
        terminal.Print(console =>
        {
            console.MarkupLine("[red]■[/] [bold]Tocsin[/], the local chat. Nothing here leaves this machine.");
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"  The archive holds {articles} articles; campaigns: {string.Join(", ", running.Select(one => one.Campaign.Name))}.");
            foreach (var one in next)
            {
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  next: {Line(one, TitleOf(one, running))}");
            }

            console.MarkupLine("  Type [bold]/search hospital[/], [bold]/latest[/], [bold]/campaign[/] or [bold]/help[/]. Ctrl-C stops.");
            console.WriteLine();
        });
    }

    private static string TitleOf(UpcomingPost one, IReadOnlyList<CurrentCampaign> running) =>
        running.First(campaign => campaign.Campaign.Name == one.Campaign).Campaign.Texts.Values.First().Title;

    private string Line(UpcomingPost one, string title) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ScheduledWords.Of(one.What, title)}, {one.Instant.Local:dddd HH:mm} {one.Instant.Zone}, {TimeAhead.Of(one.Instant.Utc - clock.GetUtcNow())}");
}

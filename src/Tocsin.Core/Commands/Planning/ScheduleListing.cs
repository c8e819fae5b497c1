using System.Globalization;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Commands.Members;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Planning;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary><c>/schedule list</c> and <c>/schedule next [N]</c>.</summary>
internal sealed class ScheduleListing(
    ScheduleStore schedules, WishStore wishes, CampaignStore campaigns, ScheduleOverview overview, TimeProvider clock)
{
    private const int UsualNext = 5;
    private const int MostNext = 20;

    /// <summary>What waits for a second person first, then what runs and what is paused, in pages.</summary>
    public async Task<CommandAnswer> ListAsync(string arguments, Words words, CancellationToken cancellationToken)
    {
        var paging = Paging.Read(arguments);
        var waiting = await wishes.ListAsync(cancellationToken);
        var active = await schedules.ActiveAsync(cancellationToken);
        var total = waiting.Count + active.Count;
        if (total == 0)
        {
            return SchedulePosts.Explain(words, $"{words["planning.none"]} {words["planning.how"]}");
        }

        var days = (await campaigns.CurrentAsync(cancellationToken)).ToDictionary(one => one.Campaign.Name, one => one.Campaign);
        var lines = waiting.Select(wish => Line(wish.Name, wish.Definition, words["planning.state-waits"], $"#{wish.Id}", words))
            .Concat(active.Select(schedule => Line(
                $"{schedule.CampaignName}/{schedule.Definition.Name}",
                schedule.Definition,
                schedule.Paused ? words["planning.state-paused"] : Next(schedule, words),
                schedule.FromFile ? words["planning.from-file"] : words["planning.from-chat"],
                words)));
        var shown = waiting.Skip(paging.Offset).Take(Paging.Size).Where(wish => days.ContainsKey(wish.Campaign));
        return CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = words.Count("planning.list", total),
            Blocks = [new PostList([.. lines.Skip(paging.Offset).Take(Paging.Size)])],
            Buttons =
            [
                .. shown.Take(3).Select(wish => new PostButton(words.Format("planning.approve-one", wish.Name), $"/schedule approve #{wish.Id}")),
                .. paging.Buttons("schedule list", total, words),
            ],
        });
    }

    /// <summary>What comes next over all schedules.</summary>
    public async Task<CommandAnswer> NextAsync(string count, Words words, CancellationToken cancellationToken)
    {
        var wanted = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostNext) : UsualNext;
        var next = await overview.NextAsync(wanted, cancellationToken);
        return next.Count == 0
            ? CommandAnswer.Explain(words.Language, words["planning.nothing-ahead"])
            : CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Title = words["planning.next"],
                Blocks =
                [
                    new PostList(
                    [
                        .. next.Select(one => new PostParagraph(
                        [
                            new PostSpan(InstantText.Of(one.Instant, words), PostStyle.Bold),
                            new PostSpan($"\n{one.Campaign}/{one.Schedule} · {words[one.What == "article" ? "planning.what.one-article" : $"planning.what.{one.What}"]}"),
                        ])),
                    ]),
                ],
            });
    }

    private string Next(StoredSchedule schedule, Words words) =>
        schedule.NextAfter(clock.GetUtcNow()) is { } next
            ? words.Format("planning.state-next", InstantText.Of(next, words))
            : words["planning.nothing-ahead"];

    private static PostParagraph Line(string name, ScheduleDefinition definition, string state, string origin, Words words) => new(
    [
        new PostSpan(name, PostStyle.Bold),
        new PostSpan($" ({origin})\n{definition.When.Text} · {ContentText.Of(definition.What, words)}\n{state}"),
    ]);
}

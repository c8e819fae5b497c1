using System.Globalization;
using Tocsin.Core.Planning;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Reading;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary>Finds what somebody means by a schedule's name: <c>NAME</c>, <c>CAMPAIGN/NAME</c>, or <c>#7</c> for one that waits.</summary>
internal sealed class ScheduleFinder(ScheduleStore schedules, WishStore wishes)
{
    /// <param name="name">What was typed.</param>
    /// <param name="action">What is to be done with it, as a button types it: <c>pause</c>.</param>
    /// <param name="words">The reader's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<FoundSchedule> FindAsync(string name, string action, Words words, CancellationToken cancellationToken)
    {
        var active = await schedules.ActiveAsync(cancellationToken);
        var waiting = await wishes.ListAsync(cancellationToken);
        if (name.StartsWith('#'))
        {
            return waiting.FirstOrDefault(wish => wish.Id.ToString(CultureInfo.InvariantCulture) == name[1..]) is { } numbered
                ? new FoundSchedule.Waiting(numbered, ByNumber: true)
                : new FoundSchedule.Unclear(CommandAnswer.Explain(words.Language, words.Format("planning.no-such-wish", name)));
        }

        List<(string Name, FoundSchedule Found)> all =
        [
            .. active.Select(schedule => ($"{schedule.CampaignName}/{schedule.Definition.Name}", (FoundSchedule)new FoundSchedule.Stored(schedule))),
            .. waiting.Where(wish => !wish.Replaces || action is "approve" or "reject")
                .Select(wish => (wish.Name, (FoundSchedule)new FoundSchedule.Waiting(wish, ByNumber: false))),
        ];
        // A decision is on what waits; all else is on what runs, where a name is both.
        var fitting = all.Where(one => action is not ("approve" or "reject") || one.Found is FoundSchedule.Waiting).ToList();
        var meant = fitting.Where(one => IsMeant(one.Name, name)).ToList();
        return meant switch
        {
            [var only] => only.Found,
            [] => new FoundSchedule.Unclear(Missing(name, action, [.. fitting.Select(one => one.Name)], words)),
            _ => new FoundSchedule.Unclear(Choose(words["planning.which"], action, meant.Select(one => one.Name), words)),
        };
    }

    private static bool IsMeant(string full, string typed) =>
        full.Equals(typed, StringComparison.OrdinalIgnoreCase)
        || full[(full.IndexOf('/', StringComparison.Ordinal) + 1)..].Equals(typed, StringComparison.OrdinalIgnoreCase);

    private static CommandAnswer Missing(string name, string action, IReadOnlyList<string> names, Words words)
    {
        var near = Nearest.Of(name, names.SelectMany(full => new[] { full, full[(full.IndexOf('/', StringComparison.Ordinal) + 1)..] }));
        return (name.Length, names.Count) switch
        {
            (_, 0) => CommandAnswer.Explain(words.Language, words[action is "approve" or "reject" ? "planning.nothing-waits" : "planning.none"]),
            (0, _) => Choose(words["planning.which"], action, names, words),
            _ when near is not null => Choose(words.Format("planning.no-such-near", name), action, [near], words),
            _ => Choose(words.Format("planning.no-such", name), action, names, words),
        };
    }

    private static CommandAnswer Choose(string text, string action, IEnumerable<string> names, Words words) =>
        new(
            [
                new Post
                {
                    Language = words.Language,
                    Blocks = [new PostParagraph(text)],
                    Buttons = [.. names.Take(8).Select(name => new PostButton(name, $"/schedule {action} {name}"))],
                },
            ],
            Succeeded: false);
}

/// <summary>What a name stands for. A closed set.</summary>
internal abstract record FoundSchedule
{
    private FoundSchedule()
    {
    }

    /// <summary>A schedule that runs, or is paused.</summary>
    internal sealed record Stored(StoredSchedule Schedule) : FoundSchedule;

    /// <summary>One that waits for a second person; <paramref name="ByNumber"/> where exactly this one was named.</summary>
    internal sealed record Waiting(ScheduleWish Wish, bool ByNumber) : FoundSchedule;

    /// <summary>None or several: what to answer.</summary>
    internal sealed record Unclear(CommandAnswer Answer) : FoundSchedule;
}

using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Planning;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary><c>/schedule add</c> and <c>/schedule change</c>: what is asked for waits for a second person.</summary>
internal sealed class ScheduleProposing(
    CampaignStore campaigns, ScheduleReader reader, ScheduleFinder finder, WishStore wishes, ChatStore chats, TimeProvider clock)
{
    /// <param name="call">Who asks, and the options before the rule.</param>
    /// <param name="name">The campaign.</param>
    /// <param name="text">The rule, and options behind it.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<CommandAnswer> AddAsync(CommandCall call, string name, string text, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        if (await campaigns.FindAsync(name, cancellationToken) is not { } campaign)
        {
            var known = (await campaigns.CurrentAsync(cancellationToken)).Select(one => one.Campaign.Name).ToList();
            return SchedulePosts.Explain(
                words,
                name.Length == 0 ? words["planning.how"] : words.Format("planning.no-such-campaign", name),
                [.. known.Take(8).Select(one => new PostButton(one, $"/schedule add {one} {text}".TrimEnd()))]);
        }

        var typed = ScheduleText.Read(text, call.Options);
        return await reader.ReadAsync(campaign, null, typed, $"/schedule add {campaign.Campaign.Name}", words, cancellationToken) switch
        {
            ScheduleReading.Clear clear => await ProposeAsync(call, campaign, clear.Definition, replaces: false, words, cancellationToken),
            ScheduleReading.Question question => question.Answer,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <param name="call">Who asks, and the options before the rule.</param>
    /// <param name="name">The schedule.</param>
    /// <param name="text">The new rule; empty to keep it.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<CommandAnswer> ChangeAsync(CommandCall call, string name, string text, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        switch (await finder.FindAsync(name, "change", words, cancellationToken))
        {
            case FoundSchedule.Unclear unclear:
                return unclear.Answer;
            case FoundSchedule.Waiting waiting:
                return SchedulePosts.Explain(
                    words,
                    words.Format("planning.change-waits", waiting.Wish.Name),
                    new PostButton(words["planning.take-back"], $"/schedule remove #{waiting.Wish.Id}"));
            case FoundSchedule.Stored { Schedule: { FromFile: true } schedule }:
                return await InFileAsync(schedule, words, cancellationToken);
            case FoundSchedule.Stored { Schedule: var schedule }:
                var typed = ScheduleText.Read(text, call.Options);
                var campaign = (await campaigns.FindAsync(schedule.CampaignName, cancellationToken))!;
                var full = $"{schedule.CampaignName}/{schedule.Definition.Name}";
                return typed is { Rule.Length: 0, Options.Count: 0 }
                    ? CommandAnswer.Explain(words.Language, words.Format("planning.change-how", full))
                    : await reader.ReadAsync(campaign, schedule.Definition, typed, $"/schedule change {full}", words, cancellationToken) switch
                    {
                        ScheduleReading.Clear clear => await ProposeAsync(call, campaign, clear.Definition, replaces: true, words, cancellationToken),
                        ScheduleReading.Question question => question.Answer,
                        _ => throw new System.Diagnostics.UnreachableException(),
                    };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>What can be done about a schedule of a file: nothing that its next reading would undo.</summary>
    public async Task<CommandAnswer> InFileAsync(StoredSchedule schedule, Words words, CancellationToken cancellationToken)
    {
        var name = $"{schedule.CampaignName}/{schedule.Definition.Name}";
        var file = await campaigns.FileOfAsync(schedule.CampaignName, cancellationToken) ?? $"{schedule.CampaignName}.yaml";
        return SchedulePosts.Explain(
            words,
            words.Format("planning.in-file", name, file),
            new PostButton(words["planning.pause"], $"/schedule pause {name}"),
            new PostButton(words["planning.skip"], $"/schedule skip {name}"));
    }

    private async Task<CommandAnswer> ProposeAsync(
        CommandCall call, CurrentCampaign campaign, ScheduleDefinition definition, bool replaces, Words words, CancellationToken cancellationToken)
    {
        var name = campaign.Campaign.Name;
        switch (await wishes.ProposeAsync(call.Actor!, name, definition, replaces, cancellationToken))
        {
            case WishOutcome.Waits { Wish: var wish }:
                return CommandAnswer.Of(await ShowAsync(wish, campaign, words.Format("planning.waits", wish.Name), words, cancellationToken));
            case WishOutcome.AnotherWaits another:
                return SchedulePosts.Explain(
                    words,
                    words.Format("planning.another-waits", another.Wish.Name),
                    new PostButton(words["planning.take-back"], $"/schedule remove #{another.Wish.Id}"));
            case WishOutcome.Refused { Why: ScheduleChange.StandsInFile inFile }:
                return await InFileAsync(inFile.Schedule, words, cancellationToken);
            case WishOutcome.Refused { Why: ScheduleChange.NameTaken }:
                return CommandAnswer.Explain(words.Language, words.Format("planning.name-taken", $"{name}/{definition.Name}"));
            default:
                return CommandAnswer.Explain(words.Language, words.Format("planning.no-such-campaign", name));
        }
    }

    /// <summary>A wish with all that whoever decides on it has to know, and the buttons that do.</summary>
    public async Task<Post> ShowAsync(
        ScheduleWish wish, CurrentCampaign campaign, string title, Words words, CancellationToken cancellationToken) => new()
        {
            Language = words.Language,
            Title = title,
            Blocks =
            [
                .. SchedulePosts.Details(
                    wish.Definition,
                    SchedulePosts.InstantsOf(wish, campaign.Campaign, clock.GetUtcNow()),
                    wish.Definition.Audience ?? campaign.Campaign.Audience,
                    await chats.ListAllAsync(cancellationToken),
                    words),
                new PostParagraph(words["planning.second-person"]),
            ],
            Buttons = SchedulePosts.Decisions(wish, words),
        };
}

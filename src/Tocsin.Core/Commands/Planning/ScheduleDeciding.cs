using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Organizers;
using Tocsin.Core.Planning;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary><c>/schedule approve</c> and <c>/schedule reject</c>: the second person's word.</summary>
internal sealed class ScheduleDeciding(
    CampaignStore campaigns, ScheduleFinder finder, ScheduleProposing proposing, WishStore wishes, ChatStore chats, TimeProvider clock)
{
    public async Task<CommandAnswer> ApproveAsync(CommandCall call, string name, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        if (call.Actor is not { Role: >= OrganizerRole.Approver } approver)
        {
            return CommandAnswer.Explain(words.Language, words["router.for-approvers"]);
        }

        switch (await finder.FindAsync(name, "approve", words, cancellationToken))
        {
            case FoundSchedule.Waiting { ByNumber: false, Wish: { IsAgain: true } wish }:
                // Under this name there was another before: whoever typed the name may mean that one.
                var campaign = (await campaigns.FindAsync(wish.Campaign, cancellationToken))!;
                return CommandAnswer.Of(
                    await proposing.ShowAsync(wish, campaign, words.Format("planning.read-again", wish.Name), words, cancellationToken));
            case FoundSchedule.Waiting { Wish: var wish }:
                return await AnswerAsync(await wishes.ApproveAsync(approver, wish.Id, cancellationToken), words, cancellationToken);
            case FoundSchedule.Unclear unclear:
                return unclear.Answer;
            default:
                return CommandAnswer.Explain(words.Language, words["planning.nothing-waits"]);
        }
    }

    public async Task<CommandAnswer> RejectAsync(CommandCall call, string name, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        return await finder.FindAsync(name, "reject", words, cancellationToken) switch
        {
            FoundSchedule.Waiting { Wish: var wish } =>
                await AnswerAsync(await wishes.DropAsync(call.Actor!, wish.Id, cancellationToken), words, cancellationToken),
            FoundSchedule.Unclear unclear => unclear.Answer,
            _ => CommandAnswer.Explain(words.Language, words["planning.nothing-waits"]),
        };
    }

    public async Task<CommandAnswer> AnswerAsync(WishOutcome outcome, Words words, CancellationToken cancellationToken) => outcome switch
    {
        WishOutcome.Approved approved => await RunsAsync(approved.Schedule, words, cancellationToken),
        WishOutcome.Dropped dropped => CommandAnswer.Say(words.Language, words.Format("planning.dropped", dropped.Wish.Name)),
        WishOutcome.Own own => CommandAnswer.Explain(words.Language, words.Format("planning.own", own.Wish.Name)),
        WishOutcome.Passed passed => CommandAnswer.Explain(words.Language, words.Format("planning.passed", passed.Wish.Definition.When.Text)),
        WishOutcome.Refused => CommandAnswer.Explain(words.Language, words["planning.cannot-any-more"]),
        _ => CommandAnswer.Explain(words.Language, words["planning.decided-already"]),
    };

    private async Task<CommandAnswer> RunsAsync(StoredSchedule schedule, Words words, CancellationToken cancellationToken)
    {
        var name = $"{schedule.CampaignName}/{schedule.Definition.Name}";
        var campaign = await campaigns.FindAsync(schedule.CampaignName, cancellationToken);
        return CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = words.Format("planning.runs", name),
            Blocks =
            [
                .. SchedulePosts.Details(
                    schedule.Definition,
                    Upcoming.After(schedule, clock.GetUtcNow()),
                    schedule.Definition.Audience ?? campaign?.Campaign.Audience ?? Audience.All,
                    await chats.ListAllAsync(cancellationToken),
                    words),
            ],
        });
    }
}

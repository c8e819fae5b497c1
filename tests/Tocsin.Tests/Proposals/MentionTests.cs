using Tocsin.Core.Delivery;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Reading;

namespace Tocsin.Tests.Proposals;

public sealed class MentionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approver_allows_one_call_and_everybody_can_read_who_did()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text());

        var done = Assert.IsType<ProposalOutcome.Done>(await committee.ApproveAsync(Committee.Ana, proposal, Mention.Everyone));

        Assert.Equal(Mention.Everyone, done.Proposal.Mention);
        Assert.Equal("everyone", await StoredAsync(committee));
        var approval = (await AuditAsync(committee)).Single(entry => entry.StartsWith("proposal.approve", StringComparison.Ordinal));
        Assert.EndsWith($"{proposal.Standing.ShortHash}, @everyone", approval, StringComparison.Ordinal);
        var notices = await committee.Outbox.Get<NoticeStore>().UnseenAsync(10, Token);
        Assert.Contains(notices, notice => notice.Kind == NoticeKind.ProposalApproved && notice.Data[3].EndsWith("@everyone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_may_call_for_their_own_words_nor_alone_in_an_emergency()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Ana, Committee.Text());

        var own = await committee.ApproveAsync(Committee.Ana, proposal, Mention.Here);
        Assert.Equal(ProposalRefusal.OwnProposal, Assert.IsType<ProposalOutcome.Refused>(own).Refusal);
        var organizer = await committee.ApproveAsync(Committee.Cleo, proposal, Mention.Here);
        Assert.Equal(ProposalRefusal.NeedsApprover, Assert.IsType<ProposalOutcome.Refused>(organizer).Refusal);
        Assert.IsType<ProposalOutcome.Done>(await committee.Approval.EmergencyAsync(Committee.Ana, proposal.Id, "The bombs fall now.", Token));

        Assert.Null(await StoredAsync(committee));
    }

    [Fact]
    public async Task An_edit_takes_the_leave_to_call_back_with_the_approval()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "2026-12-10 09:30 Europe/Paris" });
        await committee.ApproveAsync(Committee.Ana, proposal, Mention.Everyone);

        var edited = Assert.IsType<ProposalOutcome.Done>(
            await committee.EditAsync(Committee.Cleo, proposal.Id, new ProposalRequest { Title = "Another place" })).Proposal;
        Assert.Null(edited.Mention);
        await committee.ApproveAsync(Committee.Ana, edited);

        Assert.Null(await StoredAsync(committee));
    }

    [Fact]
    public async Task What_waits_for_a_hand_calls_when_it_is_posted()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "hand" });
        await committee.ApproveAsync(Committee.Ana, proposal, Mention.Here);

        Assert.IsType<ProposalOutcome.Done>(await committee.Approval.PostAsync(Committee.Cleo, proposal.Id, Token));

        Assert.Equal("here", await StoredAsync(committee));
    }

    [Fact]
    public async Task A_rejection_after_the_approval_leaves_nothing_to_call_with()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "2026-12-10 09:30 Europe/Paris" });
        await committee.ApproveAsync(Committee.Ana, proposal, Mention.Everyone);

        await committee.Approval.RejectAsync(Committee.Ben, proposal.Id, "not now", Token);

        Assert.Null((await committee.FindAsync(proposal.Id)).Mention);
    }

    [Fact]
    public async Task Where_nothing_is_posted_nobody_can_be_called()
    {
        await using var committee = await Committee.MeetAsync();
        var article = await committee.ArticleAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Article = $"#{article}", Own = "In short: a river." });

        var outcome = await committee.ApproveAsync(Committee.Ana, proposal, Mention.Everyone);

        Assert.Equal("nobody-to-mention", Assert.IsType<ProposalOutcome.Impossible>(outcome).Problem.Key);
        Assert.Equal(ProposalState.Waiting, (await committee.FindAsync(proposal.Id)).Standing.State);
    }

    private static Task<string?> StoredAsync(Committee committee) => committee.Outbox.Database.ReadAsync(
        session => session.ScalarAsync<string>("SELECT mention FROM dispatch WHERE state = 'planned' ORDER BY id DESC LIMIT 1"), Token);

    private static async Task<IReadOnlyList<string>> AuditAsync(Committee committee) => [.. await committee.Outbox.Database.ReadAsync(
        session => session.QueryAsync<string>("SELECT action || ' ' || detail FROM audit ORDER BY number"), Token)];
}

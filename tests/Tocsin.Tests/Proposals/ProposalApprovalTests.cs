using Tocsin.Core.Delivery;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Reading;
using Tocsin.Tests.Campaigns;

namespace Tocsin.Tests.Proposals;

public class ProposalApprovalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I6_What_somebody_else_approved_is_sent_once()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text());

        Assert.IsType<ProposalOutcome.Done>(await committee.ApproveAsync(Committee.Ana, proposal));
        Assert.IsType<ProposalOutcome.Refused>(await committee.ApproveAsync(Committee.Ben, proposal));
        await committee.SendAsync();
        await committee.Outbox.RestartAsync();
        await committee.SendAsync();

        Assert.Equal(["Come to the square"], committee.Posted);
    }

    [Fact]
    public async Task I6_Of_many_who_approve_at_once_one_does()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            number => committee.ApproveAsync(number % 2 == 0 ? Committee.Ana : Committee.Ben, proposal)));
        await committee.SendAsync();

        Assert.Single(outcomes.OfType<ProposalOutcome.Done>());
        Assert.Single(committee.Posted);
    }

    [Fact]
    public async Task I6_An_edit_voids_the_approval_and_takes_back_what_waits_for_its_time()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "2026-12-10 09:30 Europe/Paris" });
        Assert.IsType<ProposalOutcome.Done>(await committee.ApproveAsync(Committee.Ana, proposal));

        var edited = Assert.IsType<ProposalOutcome.Done>(
            await committee.EditAsync(Committee.Cleo, proposal.Id, new ProposalRequest { Title = "Do not come" })).Proposal;
        committee.Clock.Advance(TimeSpan.FromDays(30));
        await committee.SendAsync();

        Assert.Equal((2, ProposalState.Waiting, ProposalOutbox.Empty), (edited.Standing.Revision, edited.Standing.State, edited.Standing.Outbox));
        Assert.Empty(committee.Posted);
        Assert.Equal(ProposalRefusal.OtherRevision, Assert.IsType<ProposalOutcome.Refused>(await committee.ApproveAsync(Committee.Ana, proposal)).Refusal);
    }

    [Fact]
    public async Task A_time_is_kept_and_passes_once()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "2026-11-20 15:30 Europe/Paris" });
        await committee.ApproveAsync(Committee.Ana, proposal);

        committee.Clock.Advance(TimeSpan.FromMinutes(149));
        await committee.SendAsync();
        Assert.Empty(committee.Posted);
        committee.Clock.Advance(TimeSpan.FromMinutes(1));
        await committee.SendAsync();
        Assert.Single(committee.Posted);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_not_approved()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "2026-11-20 13:30 Europe/Paris" });
        committee.Clock.Advance(TimeSpan.FromHours(2));

        var outcome = await committee.ApproveAsync(Committee.Ana, proposal);

        Assert.Equal("time-passed", Assert.IsType<ProposalOutcome.Impossible>(outcome).Problem.Key);
        Assert.Equal(ProposalState.Waiting, (await committee.FindAsync(proposal.Id)).Standing.State);
    }

    [Fact]
    public async Task What_is_posted_by_hand_waits_for_a_hand()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "hand" });

        Assert.IsType<ProposalOutcome.Refused>(await committee.Approval.PostAsync(Committee.Cleo, proposal.Id, Token));
        await committee.ApproveAsync(Committee.Ana, proposal);
        await committee.SendAsync();
        Assert.Empty(committee.Posted);

        await committee.Approval.PostAsync(Committee.Cleo, proposal.Id, Token);
        await committee.Approval.PostAsync(Committee.Ana, proposal.Id, Token);
        await committee.SendAsync();
        Assert.Single(committee.Posted);
        Assert.Equal(ProposalRefusal.AlreadyPosted, Assert.IsType<ProposalOutcome.Refused>(await committee.Approval.PostAsync(Committee.Ana, proposal.Id, Token)).Refusal);
    }

    [Fact]
    public async Task What_waits_for_its_time_is_brought_forward()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "2026-12-10 09:30 Europe/Paris" });
        await committee.ApproveAsync(Committee.Ana, proposal);

        await committee.Approval.PostAsync(Committee.Cleo, proposal.Id, Token);
        await committee.SendAsync();
        committee.Clock.Advance(TimeSpan.FromDays(30));
        await committee.SendAsync();

        Assert.Single(committee.Posted);
    }

    [Fact]
    public async Task What_was_taken_out_of_the_outbox_is_not_said_to_go_out()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { At = "2026-12-10 09:30 Europe/Paris" });
        await committee.ApproveAsync(Committee.Ana, proposal);
        await committee.Outbox.Database.WriteAsync(session => session.ExecuteAsync("UPDATE delivery SET state = 'expired'"), Token);

        var posted = await committee.Approval.PostAsync(Committee.Cleo, proposal.Id, Token);

        Assert.Equal(ProposalRefusal.NothingWaits, Assert.IsType<ProposalOutcome.Refused>(posted).Refusal);
        Assert.IsType<ProposalOutcome.Done>(await committee.EditAsync(Committee.Cleo, proposal.Id, new ProposalRequest { At = "now" }));
    }

    [Fact]
    public async Task A_rejection_needs_an_approver_or_the_writer_and_takes_back_what_waits()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Ana, Committee.Text() with { At = "2026-12-10 09:30 Europe/Paris" });
        await committee.ApproveAsync(Committee.Ben, proposal);

        Assert.IsType<ProposalOutcome.Refused>(await committee.Approval.RejectAsync(Committee.Cleo, proposal.Id, "No.", Token));
        Assert.IsType<ProposalOutcome.Done>(await committee.Approval.RejectAsync(Committee.Ana, proposal.Id, "We were wrong.", Token));
        committee.Clock.Advance(TimeSpan.FromDays(30));
        await committee.SendAsync();

        Assert.Empty(committee.Posted);
        var notice = (await committee.Outbox.Get<NoticeStore>().UnseenAsync(10, Token)).Single(notice => notice.Kind == NoticeKind.ProposalRejected);
        Assert.Equal("Ana rejected proposal 1, “Come to the square”: We were wrong.", notice.Text(Core.Wording.Words.For("en")));
    }

    [Fact]
    public async Task In_an_emergency_one_sends_alone_and_all_are_told_why()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Ana, Committee.Text());

        Assert.IsType<ProposalOutcome.Refused>(await committee.ApproveAsync(Committee.Ana, proposal));
        Assert.IsType<ProposalOutcome.Refused>(await committee.Approval.EmergencyAsync(Committee.Cleo, proposal.Id, "Fire.", Token));
        Assert.IsType<ProposalOutcome.Done>(await committee.Approval.EmergencyAsync(Committee.Ana, proposal.Id, "The bombs fall now.", Token));
        await committee.SendAsync();

        Assert.Single(committee.Posted);
        var notice = (await committee.Outbox.Get<NoticeStore>().UnseenAsync(10, Token)).Single(notice => notice.Kind == NoticeKind.Emergency);
        Assert.Equal(["1", "Come to the square", "Ana", "The bombs fall now."], notice.Data);
        var entries = await committee.Outbox.Database.ReadAsync(session => session.QueryAsync<string>("SELECT action || ' ' || detail FROM audit ORDER BY number"), Token);
        Assert.Contains(entries, entry => entry.StartsWith("proposal.emergency revision 1", StringComparison.Ordinal) && entry.EndsWith(": The bombs fall now.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_campaign_that_blocks_wants_each_language_before_it_is_approved()
    {
        await using var committee = await Committee.MeetAsync("en", "fr");
        await committee.Outbox.CampaignAsync(CampaignBuilder.Campaign() with { MissingLanguage = Core.Campaigns.MissingLanguage.Block });
        var proposal = await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Campaign = "clean-river" });

        var refused = await committee.ApproveAsync(Committee.Ana, proposal);
        Assert.Equal("language-blocked", Assert.IsType<ProposalOutcome.Impossible>(refused).Problem.Key);

        var edited = await committee.EditAsync(
            Committee.Cleo, proposal.Id, new ProposalRequest { Language = "fr", Title = "Rivière propre", Text = "Venez à la rivière." });
        Assert.IsType<ProposalOutcome.Done>(await committee.ApproveAsync(Committee.Ana, Assert.IsType<ProposalOutcome.Done>(edited).Proposal));
        await committee.SendAsync();
        Assert.Equal(["Clean river", "Rivière propre"], committee.Posted.Order());
    }

    [Fact]
    public async Task What_is_sent_is_what_was_approved_though_its_campaign_changed_since()
    {
        await using var committee = await Committee.MeetAsync();
        await committee.Outbox.CampaignAsync(CampaignBuilder.Campaign());
        var proposal = await committee.ProposeAsync(Committee.Cleo, new ProposalRequest { Campaign = "clean-river" });
        var changed = CampaignBuilder.Campaign();
        await committee.Outbox.CampaignAsync(changed with { Texts = new Dictionary<string, Core.Campaigns.CampaignText> { ["en"] = changed.Texts["en"] with { Title = "Another" } } });

        await committee.ApproveAsync(Committee.Ana, proposal);
        await committee.SendAsync();

        Assert.Equal(["Clean river"], committee.Posted);
    }

    [Fact]
    public async Task Nobody_in_the_audience_is_said_and_not_approved()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text() with { To = "lang:ja" });

        Assert.Equal("nobody", Assert.IsType<ProposalOutcome.Impossible>(await committee.ApproveAsync(Committee.Ana, proposal)).Problem.Key);
        Assert.Equal(ProposalState.Waiting, (await committee.FindAsync(proposal.Id)).Standing.State);
    }

    [Fact]
    public async Task A_post_that_has_begun_to_leave_is_not_edited_nor_rejected()
    {
        await using var committee = await Committee.MeetAsync();
        var proposal = await committee.ProposeAsync(Committee.Cleo, Committee.Text());
        await committee.ApproveAsync(Committee.Ana, proposal);
        await committee.SendAsync();

        var edit = await committee.EditAsync(Committee.Cleo, proposal.Id, new ProposalRequest { Title = "Later" });
        var rejection = await committee.Approval.RejectAsync(Committee.Ana, proposal.Id, "Too late.", Token);

        Assert.Equal(ProposalRefusal.AlreadyPosted, Assert.IsType<ProposalOutcome.Refused>(edit).Refusal);
        Assert.Equal(ProposalRefusal.AlreadyPosted, Assert.IsType<ProposalOutcome.Refused>(rejection).Refusal);
    }
}

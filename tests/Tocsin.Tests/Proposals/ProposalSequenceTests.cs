using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Reading;

namespace Tocsin.Tests.Proposals;

/// <summary>Organizers who do anything in any order on the real database; a judge reads the tables alone.</summary>
public sealed class ProposalSequenceTests
{
    private static readonly Actor[] Actors = [Committee.Ana, Committee.Ben, Committee.Cleo];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task I6_Whatever_they_do_only_approved_revisions_are_in_the_outbox(int seed)
    {
        await using var committee = await Committee.MeetAsync();
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            await PlayAsync(committee, random, round);
        }

        var dispatches = (await committee.Outbox.Database.ReadAsync(
            session => session.QueryAsync<Sent>("SELECT origin AS Origin, content AS Content FROM dispatch"), Token)).ToList();
        Assert.NotEmpty(dispatches);
        foreach (var dispatch in dispatches)
        {
            await JudgeAsync(committee, dispatch);
        }
    }

    private static async Task PlayAsync(Committee committee, Random random, int round)
    {
        string[] times = ["now", "hand", "2026-12-24 18:00 Europe/Paris"];
        var proposal = await committee.ProposeAsync(
            Actors[random.Next(3)], Committee.Text($"Round {round}") with { At = times[random.Next(3)] });
        var marks = new List<string> { proposal.Standing.Mark };
        for (var step = 0; step < 10; step++)
        {
            var (actor, id) = (Actors[random.Next(3)], proposal.Id);
            var outcome = random.Next(7) switch
            {
                0 => await committee.EditAsync(actor, id, new ProposalRequest { Title = $"Round {round}, step {step}" }),
                1 or 2 => await committee.Approval.ApproveAsync(actor, id, marks[random.Next(marks.Count)], null, Token),
                3 => await committee.Approval.ApproveAsync(actor, id, null, null, Token),
                4 => await committee.Approval.RejectAsync(actor, id, "No.", Token),
                5 => random.Next(4) == 0 ? await committee.Approval.EmergencyAsync(actor, id, "Now.", Token) : await SeeAsync(committee, actor, id),
                _ => await committee.Approval.PostAsync(actor, id, Token),
            };
            if (outcome is ProposalOutcome.Done done)
            {
                marks.Add(done.Proposal.Standing.Mark);
            }

            if (random.Next(3) == 0)
            {
                await committee.SendAsync();
            }
        }
    }

    private static async Task<ProposalOutcome> SeeAsync(Committee committee, Actor actor, long id)
    {
        await committee.Store.MarkSeenAsync(await committee.FindAsync(id), actor, Token);
        return new ProposalOutcome.NoSuch();
    }

    private static async Task JudgeAsync(Committee committee, Sent sent)
    {
        // hand:proposal:NUMBER:REVISION
        var parts = sent.Origin.Split(':');
        var arguments = new { Id = long.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), Revision = int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture) };
        var (content, decisions, authors, notices) = await committee.Outbox.Database.ReadAsync(
            async session => (
                await session.ScalarAsync<string>("SELECT content FROM proposal_revision WHERE proposal_id = @Id AND number = @Revision", arguments),
                (await session.QueryAsync<Decision>(
                    "SELECT kind AS Kind, by_whom AS ByWhom FROM proposal_decision WHERE proposal_id = @Id AND revision = @Revision", arguments)).ToList(),
                (await session.QueryAsync<string>(
                    "SELECT written_by FROM proposal_revision WHERE proposal_id = @Id AND number <= @Revision", arguments)).ToHashSet(),
                await session.ScalarAsync<long>(
                    "SELECT COUNT(*) FROM notice WHERE kind = 'emergency' AND subject = @Subject", new { Subject = $"proposal:{arguments.Id}:{arguments.Revision}" })),
            Token);

        var byAnother = decisions.Any(decision => decision.Kind == "approve" && !authors.Contains(decision.ByWhom));
        var inEmergency = decisions.Any(decision => decision.Kind == "emergency") && notices == 1;
        Assert.True(byAnother || inEmergency, $"{sent.Origin} was sent and nobody else approved it");
        Assert.Equal(new FrozenContent(ProposalContent.Read(content!).Posts).Write(), sent.Content);
    }

    private sealed class Sent
    {
        public string Origin { get; set; } = "";

        public string Content { get; set; } = "";
    }

    private sealed class Decision
    {
        public string Kind { get; set; } = "";

        public string ByWhom { get; set; } = "";
    }
}

using Tocsin.Core.Organizers;
using Tocsin.Core.Proposals;

namespace Tocsin.Tests.Proposals;

/// <summary>Every way in which three organizers can act on one proposal, up to seven steps: what leaves was approved, or is an emergency.</summary>
public sealed class ProposalDecisionTests
{
    private const int Steps = 7;
    private const int MostRevisions = 3;

    private static readonly Actor Ana = new("a", "Ana", OrganizerRole.Approver);
    private static readonly Actor Ben = new("b", "Ben", OrganizerRole.Owner);
    private static readonly Actor Cleo = new("c", "Cleo", OrganizerRole.Organizer);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void I6_No_sequence_sends_a_revision_that_nobody_else_approved(bool emergencyAllowed)
    {
        var first = new World(Standing(1, ProposalState.Waiting, ["c"], ProposalOutbox.Empty), "", "", ByHand: false);
        HashSet<World> known = [first, first with { ByHand = true }];
        var frontier = known.ToList();
        for (var step = 0; step < Steps; step++)
        {
            frontier = [.. frontier.SelectMany(world => Next(world, emergencyAllowed)).Where(known.Add)];
        }

        Assert.InRange(known.Count, 400, 200_000);
        Assert.All(known, world => Assert.True(IsRight(world), $"{world} leaves what nobody else approved"));
        Assert.Contains(known, world => world.Standing.Outbox == ProposalOutbox.Begun);
        Assert.Equal(emergencyAllowed, known.Any(world => world.Decided.Contains('!', StringComparison.Ordinal)));
    }

    [Fact]
    public void An_edit_voids_what_was_approved()
    {
        var approved = Standing(1, ProposalState.Approved, ["c"], ProposalOutbox.Held);

        Assert.Null(ProposalDecision.Edit(approved));
        Assert.Equal(ProposalRefusal.NotApproved, ProposalDecision.Post(Standing(2, ProposalState.Waiting, ["c"], ProposalOutbox.Empty)));
    }

    [Theory]
    [InlineData(null, null, "NotSeen")]
    [InlineData(null, 1, "NotSeen")]
    [InlineData(null, 2, null)]
    [InlineData("00020000", 2, null)]
    [InlineData("00020000", 1, "NotSeen")]
    [InlineData("00020000", null, "NotSeen")]
    [InlineData("0002000", 2, "OtherRevision")]
    [InlineData("00010000", 2, "OtherRevision")]
    [InlineData("", 2, "OtherRevision")]
    [InlineData("2-0002000000000000", null, null)]
    [InlineData("1-0002000000000000", 2, "OtherRevision")]
    [InlineData("2-0001000000000000", 2, "OtherRevision")]
    [InlineData("2-", 2, "OtherRevision")]
    [InlineData("-00020000", 2, "OtherRevision")]
    public void I6_An_approval_is_bound_to_what_was_seen(string? mark, int? seen, string? refusal) =>
        Assert.Equal(
            refusal, ProposalDecision.Approve(Standing(2, ProposalState.Waiting, ["c"], ProposalOutbox.Empty), Ana, mark, seen)?.ToString());

    [Fact]
    public void Who_wrote_any_revision_does_not_approve()
    {
        var standing = Standing(2, ProposalState.Waiting, ["a", "c"], ProposalOutbox.Empty);

        Assert.Equal(ProposalRefusal.OwnProposal, ProposalDecision.Approve(standing, Ana, standing.Mark, 2));
        Assert.Equal(ProposalRefusal.NeedsApprover, ProposalDecision.Approve(standing, Cleo, standing.Mark, 2));
        Assert.Null(ProposalDecision.Approve(standing, Ben, standing.Mark, 2));
    }

    private static ProposalStanding Standing(int revision, ProposalState state, string[] authors, ProposalOutbox outbox) =>
        new(revision, $"{revision:D4}{new string('0', 60)}", state, authors.ToHashSet(), outbox);

    /// <summary>The decisions, held against what they were: written by this test, not by what it tests.</summary>
    private static bool IsRight(World world)
    {
        if (world.Standing.Outbox == ProposalOutbox.Empty && world.Standing.State != ProposalState.Approved)
        {
            return true;
        }

        var of = world.Decided.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(entry => entry.EndsWith($"{world.Standing.Revision}", StringComparison.Ordinal));
        return of.Any(entry => entry[0] == '!' || !world.Standing.Authors.Contains($"{entry[0]}"));
    }

    private static IEnumerable<World> Next(World world, bool emergencyAllowed)
    {
        var standing = world.Standing;
        if (standing.Outbox == ProposalOutbox.Held)
        {
            yield return world with { Standing = standing with { Outbox = ProposalOutbox.Begun } };
        }

        foreach (var actor in new[] { Ana, Ben, Cleo })
        {
            yield return world with { Seen = See(world.Seen, actor, standing.Revision) };
            if (ProposalDecision.Edit(standing) is null && standing.Revision < MostRevisions)
            {
                yield return world with { Standing = Standing(standing.Revision + 1, ProposalState.Waiting, [.. standing.Authors, actor.Id], ProposalOutbox.Empty) };
            }

            var lastSeen = world.Seen.Split(' ').FirstOrDefault(entry => entry.StartsWith(actor.Id, StringComparison.Ordinal)) is { } seen ? seen[1] - '0' : (int?)null;
            string?[] marks = [null, standing.Mark, standing.ShortHash, Standing(standing.Revision - 1, standing.State, [], standing.Outbox).Mark];
            foreach (var mark in marks.Where(mark => ProposalDecision.Approve(standing, actor, mark, lastSeen) is null))
            {
                yield return Approved(world, $"{actor.Id}{standing.Revision}");
            }

            if (ProposalDecision.Emergency(standing, actor, emergencyAllowed) is null)
            {
                yield return Approved(world, $"!{actor.Id}{standing.Revision}");
            }

            if (ProposalDecision.Reject(standing, actor) is null)
            {
                yield return world with { Standing = standing with { State = ProposalState.Rejected, Outbox = ProposalOutbox.Empty } };
            }

            if (ProposalDecision.Post(standing) is null)
            {
                yield return world with { Standing = standing with { Outbox = ProposalOutbox.Held } };
            }
        }
    }

    private static World Approved(World world, string by) => world with
    {
        Standing = world.Standing with { State = ProposalState.Approved, Outbox = world.ByHand ? ProposalOutbox.Empty : ProposalOutbox.Held },
        Decided = string.Join(' ', world.Decided.Split(' ').Append(by).Where(entry => entry.Length > 0).Distinct().Order(StringComparer.Ordinal)),
    };

    private static string See(string seen, Actor actor, int revision) =>
        string.Join(' ', seen.Split(' ').Where(entry => entry.Length > 0 && !entry.StartsWith(actor.Id, StringComparison.Ordinal)).Append($"{actor.Id}{revision}").Order(StringComparer.Ordinal));

    private sealed record World(ProposalStanding Standing, string Seen, string Decided, bool ByHand)
    {
        public bool Equals(World? other) => other is not null && Key == other.Key;

        public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

        private string Key =>
            $"{Standing.Revision} {Standing.State} {string.Concat(Standing.Authors.Order(StringComparer.Ordinal))} {Standing.Outbox} {Seen}|{Decided}|{ByHand}";
    }
}

using Tocsin.Core.Storage;

namespace Tocsin.Core.Organizers.Audit;

/// <summary>What organizers did, for good: each entry's seal covers the seal of the one before.</summary>
/// <remarks>
/// An entry is written in the transaction of what it tells, so that neither stands without the other. How many there are and
/// the last seal stand in a row of their own, which tells when the newest ones were cut off. Free of people's numbers.
/// </remarks>
public sealed class AuditLog(OrganizerKey key, TimeProvider clock)
{
    /// <summary>Adds an entry in the caller's transaction.</summary>
    /// <param name="session">A write transaction.</param>
    /// <param name="actor">Who: <see cref="Actor.Id"/>.</param>
    /// <param name="action">What: <c>proposal.approve</c>.</param>
    /// <param name="subject">To what: <c>proposal:5</c>; empty for nothing in particular.</param>
    /// <param name="detail">A few words more; no message text and nobody's number.</param>
    public async Task AppendAsync(DbSession session, string actor, string action, string subject, string detail)
    {
        const int LongestDetail = 300;
        // First of all: it makes other transactions that append wait, so that numbers have no gap.
        var head = await session.FirstAsync<Head>(
            "UPDATE audit_head SET entries = entries + 1 WHERE only_row = 1 RETURNING entries AS Entries, seal AS Seal");
        var at = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var entry = new AuditEntry(head!.Entries, at, actor, action, subject, OneLine.Of(detail, LongestDetail));
        var seal = entry.Seal(key, head.Seal);
        await session.ExecuteAsync(
            """
            INSERT INTO audit (number, at, actor, action, subject, detail, seal)
            VALUES (@Number, @At, @Actor, @Action, @Subject, @Detail, @Seal)
            """,
            new { entry.Number, At = at.ToUnixTimeMilliseconds(), entry.Actor, entry.Action, entry.Subject, entry.Detail, Seal = seal });
        await session.ExecuteAsync("UPDATE audit_head SET seal = @seal WHERE only_row = 1", new { seal });
    }

    private sealed class Head
    {
        public long Entries { get; set; }

        public string Seal { get; set; } = "";
    }
}

using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals.Store;

/// <summary>Reads proposals in the caller's session.</summary>
internal static class ProposalRows
{
    // Only what no request has left for counts as held; what an expiry or a halt stopped before is that too.
    private const string Select =
        """
        SELECT p.id AS Id, p.revision AS Revision, p.state AS State, p.dispatch_id AS Dispatch, p.mention AS Mention,
          r.hash AS Hash, r.content AS Content, r.writer AS Writer, r.created_at AS CreatedAt,
          (SELECT COUNT(*) FROM delivery d WHERE d.dispatch_id = p.dispatch_id
            AND (d.begun = 1 OR d.state NOT IN ('queued', 'suspended', 'expired', 'cancelled'))) AS Begun
        FROM proposal p
        JOIN proposal_revision r ON r.proposal_id = p.id AND r.number = p.revision
        """;

    public static async Task<StoredProposal?> FindAsync(DbSession session, long id)
    {
        var row = await session.FirstAsync<Row>($"{Select} WHERE p.id = @id", new { id });
        return row?.ToProposal(await AuthorsAsync(session, id));
    }

    /// <summary>The same, holding off every other decision on it until the transaction ends.</summary>
    public static async Task<StoredProposal?> LockAsync(DbSession session, long id)
    {
        await session.ExecuteAsync("UPDATE proposal SET changed_at = changed_at WHERE id = @id", new { id });
        return await FindAsync(session, id);
    }

    /// <summary>What waits for a decision, and what is approved and has not left yet; oldest first.</summary>
    public static async Task<IReadOnlyList<StoredProposal>> OpenAsync(DbSession session, int limit)
    {
        var rows = await session.QueryAsync<Row>(
            $"""
            {Select} WHERE p.state = 'waiting' OR (p.state = 'approved' AND (p.dispatch_id IS NULL
              OR EXISTS (SELECT 1 FROM delivery w WHERE w.dispatch_id = p.dispatch_id AND w.state = 'queued' AND w.begun = 0)))
            ORDER BY p.id LIMIT @limit
            """,
            new { limit });
        List<StoredProposal> open = [];
        foreach (var row in rows)
        {
            var proposal = row.ToProposal(await AuthorsAsync(session, row.Id));
            // Words that an approval put in their place are done; a post that was approved for later is not.
            if (proposal.Standing.State == ProposalState.Waiting || proposal.Content.Draft.Subject.IsPosted)
            {
                open.Add(proposal);
            }
        }

        return open;
    }

    private static async Task<IReadOnlySet<string>> AuthorsAsync(DbSession session, long id) =>
        (await session.QueryAsync<string>("SELECT DISTINCT written_by FROM proposal_revision WHERE proposal_id = @id", new { id }))
        .ToHashSet(StringComparer.Ordinal);

    private sealed class Row
    {
        public long Id { get; set; }

        public int Revision { get; set; }

        public string State { get; set; } = "";

        public long? Dispatch { get; set; }

        public string? Mention { get; set; }

        public string Hash { get; set; } = "";

        public string Content { get; set; } = "";

        public string Writer { get; set; } = "";

        public long CreatedAt { get; set; }

        public long Begun { get; set; }

        public StoredProposal ToProposal(IReadOnlySet<string> authors) => new(
            Id,
            new ProposalStanding(
                Revision,
                Hash,
                Enum.Parse<ProposalState>(State, ignoreCase: true),
                authors,
                Dispatch is null ? ProposalOutbox.Empty : Begun > 0 ? ProposalOutbox.Begun : ProposalOutbox.Held),
            ProposalContent.Read(Content),
            Writer,
            Dispatch,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt))
        {
            Mention = MentionText.Read(Mention),
        };
    }
}

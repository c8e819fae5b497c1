using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals.Store;

/// <summary>Reads proposals in the caller's session.</summary>
internal static class ProposalRows
{
    private const string Select =
        """
        SELECT p.id AS Id, p.revision AS Revision, p.state AS State, p.dispatch_id AS Dispatch, p.mention AS Mention,
          r.hash AS Hash, r.content AS Content, r.writer AS Writer, r.created_at AS CreatedAt,
          (SELECT COUNT(*) FROM delivery d WHERE d.dispatch_id = p.dispatch_id
            AND (d.begun = 1 OR d.state NOT IN ('queued', 'suspended', 'expired', 'cancelled'))) AS Begun,
          (SELECT COUNT(*) FROM delivery d WHERE d.dispatch_id = p.dispatch_id AND d.state IN ('queued', 'suspended')) AS Waiting
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

    /// <summary>What waits for a decision, then what is approved and has not left yet; oldest first.</summary>
    /// <remarks>
    /// Words that an approval put in their place are done, and pile up. They are told by the kind in the stored content, which
    /// no text can imitate: its quotation marks are escaped there.
    /// </remarks>
    public static async Task<IReadOnlyList<StoredProposal>> OpenAsync(DbSession session, int limit)
    {
        var rows = await session.QueryAsync<Row>(
            $"""
            {Select} WHERE p.state = 'waiting' OR (p.state = 'approved' AND (
              (p.dispatch_id IS NULL AND r.content NOT LIKE '%"kind":"campaign-words"%' AND r.content NOT LIKE '%"kind":"own-summary"%')
              OR EXISTS (SELECT 1 FROM delivery w WHERE w.dispatch_id = p.dispatch_id AND w.state = 'queued' AND w.begun = 0)))
            ORDER BY CASE p.state WHEN 'waiting' THEN 0 ELSE 1 END, p.id LIMIT @limit
            """,
            new { limit });
        List<StoredProposal> open = [];
        foreach (var row in rows)
        {
            open.Add(row.ToProposal(await AuthorsAsync(session, row.Id)));
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

        public long Waiting { get; set; }

        private ProposalOutbox Outbox =>
            Dispatch is null ? ProposalOutbox.Empty
            : Begun > 0 ? ProposalOutbox.Begun
            : Waiting > 0 ? ProposalOutbox.Held
            : ProposalOutbox.Gone;

        public StoredProposal ToProposal(IReadOnlySet<string> authors)
        {
            var content = ProposalContent.Read(Content);
            var standing = new ProposalStanding(Revision, Hash, Enum.Parse<ProposalState>(State, ignoreCase: true), authors, Outbox)
            {
                IsPosted = content.Draft.Subject.IsPosted,
            };
            return new StoredProposal(Id, standing, content, Writer, Dispatch, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt))
            {
                Mention = MentionText.Read(Mention),
            };
        }
    }
}

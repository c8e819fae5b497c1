using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>The corrections that were made or proposed.</summary>
public sealed class CorrectionStore(Database database)
{
    private const string Columns =
        """
        SELECT k.id AS Id, k.kind AS Kind, k.deletes AS Deletes, k.subject AS Subject, k.reason AS Reason, k.state AS State,
          k.proposed_by AS ProposedBy, k.proposed_name AS ProposedName, k.proposed_at AS ProposedAt,
          k.decided_name AS DecidedName, k.emergency AS Emergency
        FROM correction k
        """;

    public Task<Correction?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, id), cancellationToken);

    /// <summary>Those that wait for a second organizer, oldest first.</summary>
    public Task<IReadOnlyList<Correction>> WaitingAsync(CancellationToken cancellationToken) =>
        ListAsync("WHERE k.state = 'proposed' ORDER BY k.id", new { }, cancellationToken);

    /// <summary>The last ones, newest first.</summary>
    public Task<IReadOnlyList<Correction>> LastAsync(int limit, CancellationToken cancellationToken) =>
        ListAsync("ORDER BY k.id DESC LIMIT @limit", new { limit }, cancellationToken);

    /// <summary>Those of one post that were applied, in their order.</summary>
    public Task<IReadOnlyList<Correction>> OfPostAsync(long dispatch, CancellationToken cancellationToken) =>
        ListAsync(
            "WHERE k.state = 'applied' AND k.id IN (SELECT r.correction_id FROM correction_post r WHERE r.dispatch_id = @dispatch) ORDER BY k.number",
            new { dispatch },
            cancellationToken);

    internal static async Task<Correction?> FindAsync(DbSession session, long id) =>
        (await session.FirstAsync<Row>($"{Columns} WHERE k.id = @id", new { id }))?.ToCorrection();

    private async Task<IReadOnlyList<Correction>> ListAsync(string where, object arguments, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<Row>($"{Columns} {where}", arguments), cancellationToken);
        return [.. rows.Select(row => row.ToCorrection())];
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public string Kind { get; set; } = "";

        public int Deletes { get; set; }

        public string Subject { get; set; } = "";

        public string? Reason { get; set; }

        public string State { get; set; } = "";

        public string ProposedBy { get; set; } = "";

        public string ProposedName { get; set; } = "";

        public long ProposedAt { get; set; }

        public string? DecidedName { get; set; }

        public int Emergency { get; set; }

        public Correction ToCorrection() => new()
        {
            Id = Id,
            Kind = Enum.Parse<CorrectionKind>(Kind, ignoreCase: true),
            Deletes = Deletes == 1,
            Subject = Subject,
            Reason = Reason,
            State = Enum.Parse<CorrectionState>(State, ignoreCase: true),
            ProposedBy = ProposedBy,
            ProposedName = ProposedName,
            ProposedAt = DateTimeOffset.FromUnixTimeMilliseconds(ProposedAt),
            DecidedName = DecidedName,
            IsEmergency = Emergency == 1,
        };
    }
}

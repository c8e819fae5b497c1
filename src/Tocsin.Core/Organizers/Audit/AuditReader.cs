using Tocsin.Core.Storage;

namespace Tocsin.Core.Organizers.Audit;

/// <summary>Reads the log, and checks every seal of it.</summary>
public sealed class AuditReader(Database database, OrganizerKey key, Roster roster)
{
    private const string Columns = "number AS Number, at AS At, actor AS Actor, action AS Action, subject AS Subject, detail AS Detail, seal AS Seal";

    /// <summary>The newest entries, newest first, with what their actors are called (or were, when they were removed).</summary>
    public async Task<IReadOnlyList<NamedAuditEntry>> LastAsync(int count, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                $"""
                SELECT {Columns}, (SELECT o.name FROM organizer o WHERE o.id = audit.actor) AS Name
                FROM audit ORDER BY number DESC LIMIT @count
                """,
                new { count }),
            cancellationToken);
        var owners = roster.AllOwners.ToDictionary(owner => owner.Id, owner => owner.Name);
        return [.. rows.Select(row => new NamedAuditEntry(row.ToEntry(), row.Name ?? owners.GetValueOrDefault(row.Actor)))];
    }

    /// <summary>How many entries there are, and the last seal: what to note elsewhere.</summary>
    public async Task<AuditHead> HeadAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(HeadAsync, cancellationToken);

    /// <summary>Checks the whole log.</summary>
    /// <param name="noted">A head that somebody noted elsewhere at an earlier time; null for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<AuditVerdict> VerifyAsync(AuditHead? noted, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                // The head first: what is appended meanwhile is beyond it.
                var head = await HeadAsync(session);
                var check = new AuditCheck(key, head, await KeyCheck.SealsFromAsync(session), noted);
                await foreach (var row in session.StreamAsync<Row>(
                    $"SELECT {Columns} FROM audit WHERE number <= @Entries ORDER BY number", new { head.Entries }))
                {
                    if (check.Add(row.ToEntry(), row.Seal) is { } broken)
                    {
                        return broken;
                    }
                }

                var beyond = await session.ScalarAsync<long>("SELECT COUNT(*) FROM audit WHERE number < 1");
                return check.Finish(beyond);
            },
            cancellationToken);

    private static async Task<AuditHead> HeadAsync(DbSession session) =>
        await session.FirstAsync<HeadRow>("SELECT entries AS Entries, seal AS Seal FROM audit_head") is { } row
            ? new AuditHead(row.Entries, row.Seal)
            : new AuditHead(-1, AuditEntry.NoSeal);

    private sealed class HeadRow
    {
        public long Entries { get; set; }

        public string Seal { get; set; } = "";
    }

    private sealed class Row
    {
        public long Number { get; set; }

        public long At { get; set; }

        public string Actor { get; set; } = "";

        public string Action { get; set; } = "";

        public string Subject { get; set; } = "";

        public string Detail { get; set; } = "";

        public string Seal { get; set; } = "";

        public string? Name { get; set; }

        public AuditEntry ToEntry() => new(Number, DateTimeOffset.FromUnixTimeMilliseconds(At), Actor, Action, Subject, Detail);
    }
}

/// <summary>An entry with what its actor is called; null for Tocsin itself and for an owner who is none any more.</summary>
public sealed record NamedAuditEntry(AuditEntry Entry, string? Name);

/// <summary>How many entries there are and the last one's seal.</summary>
public sealed record AuditHead(long Entries, string Seal)
{
    /// <summary>So many digits of a seal are enough to note: 64 bits, which nobody makes another log for.</summary>
    public const int ShownDigits = 16;

    /// <summary>What chat shows of the seal.</summary>
    public string Shown => Seal.Length <= ShownDigits ? Seal : Seal[..ShownDigits];

    /// <summary>Whether this is the head of a log whose last seal is <paramref name="seal"/>; its first digits are enough.</summary>
    public bool IsSeal(string seal) =>
        seal.Equals(Seal, StringComparison.OrdinalIgnoreCase)
        || (Seal.Length >= ShownDigits && seal.StartsWith(Seal, StringComparison.OrdinalIgnoreCase));
}

using Tocsin.Core.Delivery;

namespace Tocsin.Faults;

/// <summary>What became of what the organizers did.</summary>
/// <param name="Corrected">Copies that say what they were corrected to.</param>
/// <param name="Recalled">Copies that are gone, as they should be.</param>
/// <param name="Wrong">Copies that stand otherwise than they should.</param>
/// <param name="InDoubt">Changes that organizers must settle.</param>
/// <param name="Decisions">What is amiss with the decisions themselves: not exactly one for each text and each post.</param>
/// <param name="Undone">Decisions, posts and changes that never came to their end.</param>
internal sealed record EditResult(int Corrected, int Recalled, int Wrong, int InDoubt, int Decisions, int Undone)
{
    /// <summary>What is left to do: decisions, posts, changes.</summary>
    public static Task<long> OpenAsync(FaultFolder folder, CancellationToken cancellationToken) =>
        folder.Database.ReadAsync(
            async session =>
                FaultOrganizers.Texts - await session.ScalarAsync<long>("SELECT COUNT(*) FROM proposal WHERE dispatch_id IS NOT NULL")
                + await session.ScalarAsync<long>(
                    "SELECT COUNT(*) FROM dispatch d WHERE d.origin LIKE 'schedule:%' AND d.id % 3 <> 0 AND NOT EXISTS ("
                    + "SELECT 1 FROM correction_post r JOIN correction k ON k.id = r.correction_id WHERE r.dispatch_id = d.id AND k.state = 'applied')")
                + await session.ScalarAsync<long>("SELECT COUNT(*) FROM delivery WHERE state IN ('queued', 'leased', 'sending')")
                // A copy in doubt waits, and its change with it, until organizers have settled whether it is there.
                + await session.ScalarAsync<long>(
                    "SELECT COUNT(*) FROM correction_delivery i JOIN delivery d ON d.id = i.delivery_id "
                    + "WHERE i.state IN ('queued', 'leased', 'sending') AND d.state <> 'in_doubt'"),
            cancellationToken);

    public static async Task<EditResult> CountAsync(FaultFolder folder, LedgerServer ledger, CancellationToken cancellationToken)
    {
        var rows = await folder.Database.ReadAsync(
            session => session.QueryAsync<Row>(
                """
                SELECT p.id AS Dispatch, p.origin AS Origin, p.content AS Content, d.platform AS Platform, c.address AS Chat, c.settings AS Settings
                FROM delivery d JOIN chat c ON c.id = d.chat_id JOIN dispatch p ON p.id = d.dispatch_id WHERE d.state IN ('sent', 'corrected', 'recalled')
                """),
            cancellationToken);
        var (corrected, recalled, wrong) = (0, 0, 0);
        foreach (var row in rows)
        {
            var deed = row.Origin.StartsWith("schedule:", StringComparison.Ordinal) ? FaultOrganizers.DeedFor(row.Dispatch) : FaultOrganizers.Deed.LeftAlone;
            var title = FrozenContent.Read(row.Content).For("en").Title!;
            var right = deed switch
            {
                FaultOrganizers.Deed.Corrected => Stand(row, title, 0) && Stand(row, FaultOrganizers.Corrected(title), 1),
                FaultOrganizers.Deed.Recalled => Stand(row, title, 0),
                _ => Stand(row, title, 1),
            };
            wrong += right ? 0 : 1;
            corrected += right && deed == FaultOrganizers.Deed.Corrected ? 1 : 0;
            recalled += right && deed == FaultOrganizers.Deed.Recalled ? 1 : 0;
        }

        return new EditResult(
            corrected,
            recalled,
            wrong,
            (int)await NumberAsync("SELECT COUNT(*) FROM correction_delivery WHERE state IN ('in_doubt', 'failed')"),
            (int)(Math.Abs(FaultOrganizers.Texts - await NumberAsync("SELECT COUNT(*) FROM proposal"))
                + Math.Abs(FaultOrganizers.Texts - await NumberAsync("SELECT COUNT(*) FROM dispatch WHERE origin NOT LIKE 'schedule:%'"))
                + Math.Abs(rows.Where(row => row.Origin.StartsWith("schedule:", StringComparison.Ordinal)).Select(row => row.Dispatch).Distinct()
                    .Count(id => FaultOrganizers.DeedFor(id) != FaultOrganizers.Deed.LeftAlone) - await NumberAsync("SELECT COUNT(*) FROM correction WHERE state = 'applied'"))),
            (int)(await OpenAsync(folder, cancellationToken)
                + await NumberAsync("SELECT COUNT(*) FROM delivery WHERE state IN ('failed', 'suspended', 'expired', 'cancelled')")));

        bool Stand(Row row, string title, int copies) =>
            FaultResult.PayloadsOf(title, row.Settings).All(payload => ledger.CopiesOf(row.Platform, row.Chat[(row.Platform.Length + 1)..], payload) == copies);

        Task<long> NumberAsync(string sql) => folder.Database.ReadAsync(session => session.ScalarAsync<long>(sql), cancellationToken);
    }

    private sealed class Row
    {
        public long Dispatch { get; set; }

        public string Origin { get; set; } = "";

        public string Content { get; set; } = "";

        public string Platform { get; set; } = "";

        public string Chat { get; set; } = "";

        public string Settings { get; set; } = "";
    }
}

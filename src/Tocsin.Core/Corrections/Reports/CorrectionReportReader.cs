using Tocsin.Core.Chats;
using Tocsin.Core.Corrections.Changes;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Reports;

/// <summary>Reads what became of corrections. Works beside a running Tocsin.</summary>
public sealed class CorrectionReportReader(Database database, CorrectionStore store)
{
    /// <summary>One correction, chat by chat; null when there is none of that number.</summary>
    public async Task<CorrectionReport?> ReadAsync(long correction, CancellationToken cancellationToken) =>
        await store.FindAsync(correction, cancellationToken) is { } found
            ? new CorrectionReport(found, [.. (await RowsAsync("i.correction_id = @id", correction, cancellationToken)).Select(row => row.ToReport())])
            : null;

    /// <summary>Every correction of a post, chat by chat, oldest first.</summary>
    public async Task<IReadOnlyList<CorrectionReport>> OfPostAsync(long dispatch, CancellationToken cancellationToken)
    {
        var chats = (await RowsAsync("d.dispatch_id = @id", dispatch, cancellationToken)).ToLookup(row => row.Correction, row => row.ToReport());
        List<CorrectionReport> reports = [];
        foreach (var correction in await store.OfPostAsync(dispatch, cancellationToken))
        {
            reports.Add(new CorrectionReport(correction, [.. chats[correction.Id]]));
        }

        return reports;
    }

    private Task<IEnumerable<Row>> RowsAsync(string where, long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync<Row>(
                $"""
                SELECT i.id AS Change, i.correction_id AS Correction, d.chat_id AS ChatId, i.platform AS Platform, d.dispatch_id AS Dispatch,
                  i.state AS State, i.reason AS Reason, c.suspended AS Suspended, d.state AS Delivery, d.begun AS Begun
                FROM correction_delivery i JOIN delivery d ON d.id = i.delivery_id JOIN chat c ON c.id = d.chat_id
                WHERE {where} ORDER BY i.id
                """,
                new { id }),
            cancellationToken);

    private sealed class Row
    {
        public long Change { get; set; }

        public long Correction { get; set; }

        public long ChatId { get; set; }

        public string Platform { get; set; } = "";

        public long Dispatch { get; set; }

        public string State { get; set; } = "";

        public string? Reason { get; set; }

        public string? Suspended { get; set; }

        public string Delivery { get; set; } = "";

        public int Begun { get; set; }

        public ChatReport ToReport() => new(Change, Chat.LabelOf(ChatId, Platform), Platform, Dispatch, Result, Reason ?? (Result == ChatResult.Waiting ? Suspended : null));

        private ChatResult Result => State switch
        {
            ChangeStates.Done => ChatResult.Reached,
            ChangeStates.Gone => ChatResult.Gone,
            ChangeStates.Failed => ChatResult.Failed,
            ChangeStates.InDoubt => ChatResult.InDoubt,
            ChangeStates.Superseded => ChatResult.Superseded,
            ChangeStates.Unneeded => ChatResult.Unneeded,
            ChangeStates.Queued when Begun == 0 && Delivery is "queued" or "suspended" => ChatResult.NotSentYet,
            ChangeStates.Queued when Delivery == "in_doubt" || Suspended is not (null or "Unsubscribed") => ChatResult.Waiting,
            _ => ChatResult.Working,
        };
    }
}

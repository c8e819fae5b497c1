using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>Reads changes with all that a worker needs of them.</summary>
internal sealed class ChangeReader(Database database)
{
    private const string Held =
        $"""
        SELECT i.id AS ItemId, i.fence AS Fence, i.correction_id AS CorrectionId, i.number AS ChangeNumber, i.withdraws AS Withdraws,
          k.deletes AS Deletes, k.reason AS CorrectionReason, i.delivery_id AS DeliveryId, d.dispatch_id AS DispatchId, i.attempts AS Attempts, i.reason AS Reason,
          p.when_in_doubt AS WhenInDoubt,
          (SELECT MIN(q.sent_at) FROM delivery_part q WHERE q.delivery_id = d.id) AS SentAt,
          (SELECT COUNT(*) FROM correction_part s WHERE s.item_id = i.id AND s.outcome IS NOT NULL) AS StepsSettled,
          {ChatRow.Columns}
        FROM correction_delivery i JOIN correction k ON k.id = i.correction_id JOIN delivery d ON d.id = i.delivery_id
          JOIN dispatch p ON p.id = d.dispatch_id JOIN chat c ON c.id = d.chat_id
        WHERE i.id IN @ids ORDER BY i.withdraws DESC, i.not_before, i.id
        """;

    private const string Standing =
        """
        SELECT i.id AS ItemId, q.number AS Number, q.message_id AS MessageId, q.payload AS Payload, q.sent_to AS SentTo, q.fixed AS Fixed
        FROM correction_delivery i JOIN delivery_part q ON q.delivery_id = i.delivery_id
        WHERE i.id IN @ids AND q.message_id IS NOT NULL ORDER BY q.number
        """;

    private const string Steps =
        """
        SELECT item_id AS ItemId, number AS Number, action AS Action, target AS Target, message_id AS MessageId, payload AS Payload,
          plain_text AS PlainText, length AS Length, nonce AS Nonce, in_doubt_since AS InDoubtSince
        FROM correction_part WHERE item_id IN @ids AND outcome IS NULL ORDER BY number
        """;

    public static async Task<IReadOnlyList<HeldChange>> ReadAsync(DbSession session, long[] ids)
    {
        var standing = (await session.QueryAsync<StandingRow>(Standing, new { ids })).ToLookup(part => part.ItemId);
        var steps = (await session.QueryAsync<StepRow>(Steps, new { ids })).ToLookup(step => step.ItemId);
        List<HeldChange> held = [];
        foreach (var row in await session.QueryAsync<HeldRow>(Held, new { ids }))
        {
            var change = row.ToChange([.. standing[row.ItemId].Select(part => part.ToPart())]);
            change.Load([.. steps[row.ItemId].Select(step => step.ToStep())]);
            held.Add(change);
        }

        return held;
    }

    public async Task<DateTimeOffset?> NextDueAsync(string platform, DateTimeOffset looked, CancellationToken cancellationToken)
    {
        var next = await database.ReadAsync(
            session => session.ScalarAsync<long?>(
                "SELECT MIN(not_before) FROM correction_delivery WHERE state = 'queued' AND platform = @platform AND not_before > @Looked",
                new { platform, Looked = looked.ToUnixTimeMilliseconds() }),
            cancellationToken);
        return next is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(next.Value);
    }

    private sealed class StandingRow
    {
        public long ItemId { get; set; }

        public int Number { get; set; }

        public string MessageId { get; set; } = "";

        public string Payload { get; set; } = "";

        public string? SentTo { get; set; }

        public int Fixed { get; set; }

        public StandingPart ToPart() =>
            new() { Number = Number, MessageId = MessageId, Payload = Payload, SentTo = SentTo, Fixed = Fixed == 1 };
    }

    private sealed class StepRow
    {
        public long ItemId { get; set; }

        public int Number { get; set; }

        public string Action { get; set; } = "";

        public int Target { get; set; }

        public string? MessageId { get; set; }

        public string Payload { get; set; } = "";

        public string PlainText { get; set; } = "";

        public int Length { get; set; }

        public string Nonce { get; set; } = "";

        public long? InDoubtSince { get; set; }

        public ChangeStep ToStep() => new()
        {
            Number = Number,
            Action = Enum.Parse<ChangeAction>(Action, ignoreCase: true),
            Target = Target,
            MessageId = MessageId,
            Part = new RenderedPart(Payload, PlainText, Length),
            Nonce = Nonce,
            InDoubtSince = InDoubtSince is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null,
        };
    }

    private sealed class HeldRow
    {
        public long ItemId { get; set; }

        public long Fence { get; set; }

        public long CorrectionId { get; set; }

        public long ChangeNumber { get; set; }

        public int Withdraws { get; set; }

        public int Deletes { get; set; }

        public long DeliveryId { get; set; }

        public long DispatchId { get; set; }

        public int Attempts { get; set; }

        public string? Reason { get; set; }

        public string? CorrectionReason { get; set; }

        public string WhenInDoubt { get; set; } = "";

        public long? SentAt { get; set; }

        public int StepsSettled { get; set; }

        public ChatRow Chat { get; } = new();

        public long Id { set => Chat.Id = value; }

        public string Address { set => Chat.Address = value; }

        public string Settings { set => Chat.Settings = value; }

        public string? Suspended { set => Chat.Suspended = value; }

        public HeldChange ToChange(IReadOnlyList<StandingPart> standing) => new()
        {
            Id = ItemId,
            Fence = Fence,
            CorrectionId = CorrectionId,
            Number = ChangeNumber,
            Withdraws = Withdraws == 1,
            Deletes = Deletes == 1,
            DeliveryId = DeliveryId,
            DispatchId = DispatchId,
            Reason = CorrectionReason,
            PostedAt = DateTimeOffset.FromUnixTimeMilliseconds(SentAt ?? 0),
            Chat = Chat.ToChat(),
            WhenInDoubt = Enum.Parse<InDoubtPolicy>(WhenInDoubt, ignoreCase: true),
            Attempts = Attempts,
            HasMoved = Reason == ChangeStates.Moved,
            StepsSettled = StepsSettled,
            Standing = standing,
        };
    }
}

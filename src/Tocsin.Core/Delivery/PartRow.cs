namespace Tocsin.Core.Delivery;

/// <summary>A row of the table of parts, as Dapper reads it.</summary>
internal sealed class PartRow
{
    public long DeliveryId { get; set; }

    public int Number { get; set; }

    public string Payload { get; set; } = "";

    public string PlainText { get; set; } = "";

    public int Length { get; set; }

    public string Nonce { get; set; } = "";

    public long? InDoubtSince { get; set; }

    public string? MessageId { get; set; }

    public FrozenPart ToPart() => new()
    {
        Number = Number,
        Payload = Payload,
        PlainText = PlainText,
        Length = Length,
        Nonce = Nonce,
        InDoubtSince = InDoubtSince,
        MessageId = MessageId,
    };
}

using Tocsin.Core.Delivery;

namespace Tocsin.Core.Reports;

/// <summary>A dispatch's row, as reports need it.</summary>
internal sealed class ReportRow
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public string Origin { get; set; } = "";

    public long ScheduledAt { get; set; }

    public long CreatedAt { get; set; }

    public string Zone { get; set; } = "";

    public string State { get; set; } = "";

    public long ExpiresAt { get; set; }

    public static DateTimeOffset? Instant(long? milliseconds) =>
        milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    public DispatchReport ToReport(
        IReadOnlyList<ReportCount> counts, IReadOnlyList<ReportReason> reasons, DateTimeOffset? firstSent, DateTimeOffset? lastSent) => new()
        {
            Id = Id,
            Name = Name,
            // A post by hand has no instant of its own: its key alone is its identity.
            Planned = DateTimeOffset.FromUnixTimeMilliseconds(Origin.StartsWith("schedule:", StringComparison.Ordinal) ? ScheduledAt : CreatedAt),
            Zone = Zone,
            State = State,
            ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
            Counts = counts,
            Reasons = reasons,
            FirstSent = firstSent,
            LastSent = lastSent,
        };
}

/// <summary>A delivery's row with its chat, as reports need it.</summary>
internal sealed class ReportChatRow
{
    public long Chat { get; set; }

    public string Platform { get; set; } = "";

    public string Address { get; set; } = "";

    public string State { get; set; } = "";

    public string? Reason { get; set; }

    public long Parts { get; set; }

    public long PartsSent { get; set; }

    public long? FirstSent { get; set; }

    public long? LastSent { get; set; }

    public ReportChat ToChat() => new(
        Chat, Platform, Address, DeliveryEdges.Parse(State), Reason, Parts, PartsSent, ReportRow.Instant(FirstSent), ReportRow.Instant(LastSent));
}

namespace Tocsin.Core.Delivery;

/// <summary>Every way from one state to another; all others are bugs. The SQL that moves a delivery names its from-states.</summary>
internal static class DeliveryEdges
{
    /// <summary>The state as it stands in the database.</summary>
    public static string ToText(this DeliveryState state) => state switch
    {
        DeliveryState.InDoubt => "in_doubt",
        _ => state.ToString().ToLowerInvariant(),
    };

    public static DeliveryState Parse(string text) =>
        text == "in_doubt" ? DeliveryState.InDoubt : Enum.Parse<DeliveryState>(text, ignoreCase: true);

    /// <summary>Whether a delivery may go from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static bool Leads(DeliveryState from, DeliveryState to) => (from, to) switch
    {
        (DeliveryState.Queued, DeliveryState.Leased) => true,
        (DeliveryState.Queued or DeliveryState.Leased or DeliveryState.Suspended, DeliveryState.Expired) => true,
        (DeliveryState.Queued or DeliveryState.Leased or DeliveryState.Suspended or DeliveryState.InDoubt, DeliveryState.Cancelled) => true,
        (DeliveryState.Leased, DeliveryState.Sending or DeliveryState.Queued or DeliveryState.Suspended or DeliveryState.InDoubt) => true,
        // Our own fault: it cannot be rendered.
        (DeliveryState.Leased, DeliveryState.Failed) => true,
        // A part is recorded and another follows: leased goes on at once, queued later. Refused for now: queued.
        (DeliveryState.Sending, DeliveryState.Leased or DeliveryState.Queued) => true,
        (DeliveryState.Sending, DeliveryState.Sent or DeliveryState.Failed or DeliveryState.InDoubt or DeliveryState.Suspended) => true,
        // The chat moved to a place that has this very post.
        (DeliveryState.Sending, DeliveryState.Cancelled) => true,
        // A late answer, or an organizer's word; what a restored backup cannot know is in doubt before it is queued again.
        (DeliveryState.InDoubt, DeliveryState.Sent or DeliveryState.Queued) => true,
        (DeliveryState.Queued, DeliveryState.InDoubt) => true,
        (DeliveryState.Suspended, DeliveryState.Queued) => true,
        (DeliveryState.Sent or DeliveryState.Corrected, DeliveryState.Corrected or DeliveryState.Recalled) => true,
        // It ended when some of its messages stood already: they are put right, or taken away.
        (DeliveryState.Failed, DeliveryState.Corrected or DeliveryState.Recalled) => true,
        (DeliveryState.Cancelled or DeliveryState.Suspended, DeliveryState.Recalled) => true,
        _ => false,
    };
}

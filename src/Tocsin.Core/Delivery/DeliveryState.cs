namespace Tocsin.Core.Delivery;

/// <summary>Where one post to one chat stands.</summary>
public enum DeliveryState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>A worker holds it; no byte has left.</summary>
    Leased,

    /// <summary>A request may be on its way. Durable before the first byte leaves.</summary>
    Sending,

    /// <summary>The platform has said that every part stands.</summary>
    Sent,

    /// <summary>The platform refused it for good.</summary>
    Failed,

    /// <summary>It may have arrived or not; an organizer settles it.</summary>
    InDoubt,

    /// <summary>Its chat receives nothing for now; comes back with the chat, unless it expires first.</summary>
    Suspended,

    /// <summary>Its time was over before it could be sent.</summary>
    Expired,

    /// <summary>Withdrawn before it was sent.</summary>
    Cancelled,

    /// <summary>Sent, and edited since.</summary>
    Corrected,

    /// <summary>Sent, and taken away since.</summary>
    Recalled,
}

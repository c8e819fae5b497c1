using Tocsin.Core.Delivery;

namespace Tocsin.Core.Reports;

/// <summary>What became of one post in one chat.</summary>
/// <param name="Chat">The chat's number.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Address">Where it is: for the machine's keeper and the organizers' rooms alone.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why; null where there is nothing to explain.</param>
/// <param name="Parts">Its messages; 0 before they were made.</param>
/// <param name="PartsSent">How many of them stand.</param>
/// <param name="FirstSent">When the first did; null before.</param>
/// <param name="LastSent">When the last did; null before.</param>
public sealed record ReportChat(
    long Chat,
    string Platform,
    string Address,
    DeliveryState State,
    string? Reason,
    long Parts,
    long PartsSent,
    DateTimeOffset? FirstSent,
    DateTimeOffset? LastSent)
{
    /// <summary>How organizers know the chat without its address.</summary>
    public string Label => $"#{Chat} ({Platform})";
}

namespace Tocsin.Core.Organizers;

/// <summary>Somebody with a right, as the audit log and other organizers know them.</summary>
/// <param name="Id">A keyed pseudonym, 16 hexadecimal digits; the same on each of the person's platforms.</param>
/// <param name="Name">What organizers call them.</param>
/// <param name="Role">What they may do.</param>
public sealed record Actor(string Id, string Name, OrganizerRole Role);

/// <summary>What an organizer may do; each includes those before it.</summary>
public enum OrganizerRole
{
    /// <summary>Proposes, halts, reports, corrects.</summary>
    Organizer,

    /// <summary>Approves what others propose.</summary>
    Approver,

    /// <summary>Appoints; named in the configuration.</summary>
    Owner,
}

namespace Tocsin.Core.Organizers.Appointing;

/// <summary>What came of an invitation.</summary>
internal abstract record InviteOutcome
{
    /// <summary>The code, which is said once and stored nowhere.</summary>
    public sealed record Invited(string Code, string Name, OrganizerRole Role, DateTimeOffset Until) : InviteOutcome;

    /// <summary>The name is no name: empty, too long, with control characters, or with a colon or a slash in it.</summary>
    public sealed record BadName : InviteOutcome;

    /// <summary>An owner is called so; owners stand in the configuration.</summary>
    public sealed record IsOwner : InviteOutcome;
}

/// <summary>What came of a code that somebody sent.</summary>
internal abstract record JoinOutcome
{
    public sealed record Joined(Actor Actor) : JoinOutcome;

    /// <summary>No such code, or used, or too old: which of them is nobody's business.</summary>
    public sealed record Wrong : JoinOutcome;

    /// <summary>Too many wrong ones.</summary>
    public sealed record Wait(TimeSpan Left) : JoinOutcome;

    /// <summary>The account belongs to somebody with another name already.</summary>
    public sealed record IsKnown(Actor Actor) : JoinOutcome;
}

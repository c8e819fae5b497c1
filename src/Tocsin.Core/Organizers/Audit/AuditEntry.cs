using System.Globalization;

namespace Tocsin.Core.Organizers.Audit;

/// <summary>Something that somebody with a right did.</summary>
/// <param name="Number">Counts from 1 without a gap.</param>
/// <param name="At">When, to the millisecond.</param>
/// <param name="Actor">Who: <see cref="Organizers.Actor.Id"/>.</param>
/// <param name="Action">What: <c>proposal.approve</c>.</param>
/// <param name="Subject">To what: <c>proposal:5</c>; may be empty.</param>
/// <param name="Detail">A few words more; may be empty.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string Actor, string Action, string Subject, string Detail)
{
    /// <summary>The seal that stands before the first entry.</summary>
    internal const string NoSeal = "";

    /// <summary>All of the entry as one text in which no field can be taken for another's part: each has its length before it.</summary>
    internal string Canonical(string previous)
    {
        var at = At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string[] fields = [previous, Number.ToString(CultureInfo.InvariantCulture), at, Actor, Action, Subject, Detail];
        return string.Concat(fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Length}:{field},")));
    }

    /// <summary>The entry's seal: made of it and of the seal before it.</summary>
    internal string Seal(OrganizerKey key, string previous) => key.Tag("audit", Canonical(previous));
}

namespace Tocsin.Core.Organizers.Audit;

/// <summary>Goes through the log entry by entry. Pure.</summary>
/// <param name="key">By which the seals are made.</param>
/// <param name="head">What the log says of its own length and end.</param>
/// <param name="sealsFrom">After which entry the seals are of this key.</param>
/// <param name="noted">What somebody noted elsewhere; null for nothing.</param>
internal sealed class AuditCheck(OrganizerKey key, AuditHead head, long sealsFrom, AuditHead? noted)
{
    private long _expected = 1;
    private string _seal = AuditEntry.NoSeal;

    /// <summary>The verdict, as soon as it is certain; null to go on.</summary>
    public AuditVerdict? Add(AuditEntry entry, string seal)
    {
        if (entry.Number != _expected)
        {
            return new AuditVerdict(AuditState.Removed, _expected, head);
        }

        // Of an older key: only that nothing is missing can be seen.
        if (entry.Number > sealsFrom && entry.Seal(key, _seal) != seal)
        {
            return new AuditVerdict(AuditState.Changed, entry.Number, head);
        }

        if (entry.Number == noted?.Entries && !noted.IsSeal(seal))
        {
            return new AuditVerdict(AuditState.NotAsNoted, entry.Number, head);
        }

        (_expected, _seal) = (_expected + 1, seal);
        return null;
    }

    /// <param name="strangers">Entries with numbers that the log never gives.</param>
    public AuditVerdict Finish(long strangers)
    {
        var last = _expected - 1;
        return this switch
        {
            _ when strangers > 0 => new AuditVerdict(AuditState.Changed, 0, head),
            _ when head.Entries < 0 || last < head.Entries => new AuditVerdict(AuditState.CutOff, last + 1, head),
            _ when _seal != head.Seal => new AuditVerdict(AuditState.Changed, last, head),
            _ when noted is not null && noted.Entries > last => new AuditVerdict(AuditState.CutOff, last + 1, head),
            _ => new AuditVerdict(AuditState.Whole, last, head) { Unchecked = Math.Min(sealsFrom, last) },
        };
    }
}

/// <summary>What the check of the log found.</summary>
/// <param name="State">How it is.</param>
/// <param name="Number">The first entry that is not as it was written; of a whole log, the last one.</param>
/// <param name="Head">What the log says of its own length and end.</param>
public sealed record AuditVerdict(AuditState State, long Number, AuditHead Head)
{
    /// <summary>How many of the first entries were sealed with a key that is no longer there, so that only their order is checked.</summary>
    public long Unchecked { get; init; }
}

/// <summary>How the log is.</summary>
public enum AuditState
{
    /// <summary>Every entry is as it was written, and none is missing before the last.</summary>
    Whole,

    /// <summary>An entry is not as it was written.</summary>
    Changed,

    /// <summary>An entry is missing between others.</summary>
    Removed,

    /// <summary>The newest entries are missing.</summary>
    CutOff,

    /// <summary>It is another log than the one whose end was noted.</summary>
    NotAsNoted,
}

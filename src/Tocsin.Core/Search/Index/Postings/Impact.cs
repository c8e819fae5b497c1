namespace Tocsin.Core.Search.Index.Postings;

/// <summary>How often a term counts in a document (weighed by field) and how long that is: all that its score depends on.</summary>
internal readonly record struct Impact(int Frequency, byte Length)
{
    /// <summary>True when no document with <paramref name="other"/> can score above one with this, whatever the averages are.</summary>
    public bool Covers(Impact other) => Frequency >= other.Frequency && Length <= other.Length;
}

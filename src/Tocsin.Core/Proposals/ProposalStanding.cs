using System.Globalization;

namespace Tocsin.Core.Proposals;

/// <summary>How a proposal stands: all that a decision on it depends on.</summary>
/// <param name="Revision">The current one; 1 at first, one more with each edit.</param>
/// <param name="Hash">Of that revision, SHA-256 in lower-case hex.</param>
/// <param name="State">Whether it waits, or what was decided on this revision.</param>
/// <param name="Authors">Everybody who wrote a revision of it, by pseudonym.</param>
/// <param name="Outbox">What became of it in the outbox.</param>
internal sealed record ProposalStanding(
    int Revision, string Hash, ProposalState State, IReadOnlySet<string> Authors, ProposalOutbox Outbox)
{
    /// <summary>Whether its approval posts something; if not, an approval puts words in their place at once.</summary>
    public bool IsPosted { get; init; } = true;

    /// <summary>So many hex digits are shown to people and carried by buttons.</summary>
    public const int ShownDigits = 16;

    /// <summary>So many of the hash's digits must be typed at least.</summary>
    public const int FewestDigits = 8;

    public string ShortHash => Hash[..Math.Min(ShownDigits, Hash.Length)];

    /// <summary>What a button carries: <c>2-0123456789abcdef</c>, the revision's number and the first digits of its hash.</summary>
    /// <remarks>Whoever proposes writes every revision and may look for two with the same first digits: the number tells these apart.</remarks>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{Revision}-{ShortHash}");
}

/// <summary>What was decided on the current revision.</summary>
internal enum ProposalState
{
    Waiting,
    Approved,
    Rejected,
}

/// <summary>What became of an approved proposal in the outbox.</summary>
internal enum ProposalOutbox
{
    /// <summary>Nothing of it is there.</summary>
    Empty,

    /// <summary>It is there, and no request has left.</summary>
    Held,

    /// <summary>It was there, and was recalled or expired before any request left.</summary>
    Gone,

    /// <summary>Some chat has it, or may have it.</summary>
    Begun,
}

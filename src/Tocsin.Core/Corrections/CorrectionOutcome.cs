using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Corrections;

/// <summary>What came of an organizer's wish. A closed set.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome()
    {
    }

    /// <summary>It waits for a second organizer.</summary>
    /// <param name="Correction">It.</param>
    /// <param name="Posts">How the posts will read.</param>
    public sealed record Proposed(Correction Correction, IReadOnlyList<Post> Posts) : CorrectionOutcome;

    /// <summary>It is decided and under way.</summary>
    /// <param name="Correction">It.</param>
    /// <param name="Chats">In how many chats something stands, or may stand.</param>
    /// <param name="Cancelled">How many chats had not got the post yet, and will not.</param>
    public sealed record Applied(Correction Correction, int Chats, int Cancelled) : CorrectionOutcome;

    public sealed record Rejected(Correction Correction) : CorrectionOutcome;

    /// <summary>It cannot be, and why; nothing was changed.</summary>
    /// <param name="Key">The key of the words that say why.</param>
    /// <param name="Values">Their values.</param>
    public sealed record Impossible(string Key, params IReadOnlyList<object?> Values) : CorrectionOutcome
    {
        public string In(Words words) => words.Format(Key, [.. Values]);
    }
}

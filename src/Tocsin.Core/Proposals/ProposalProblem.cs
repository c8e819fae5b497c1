using Tocsin.Core.Wording;

namespace Tocsin.Core.Proposals;

/// <summary>Why what an organizer asks for cannot be, with what to do about it.</summary>
/// <param name="Key">Which; <c>proposal.problem.KEY</c> are its words.</param>
/// <param name="Values">What the words speak of.</param>
internal sealed record ProposalProblem(string Key, params IReadOnlyList<string> Values)
{
    /// <summary>The field that it is about, where it is about one; then that is the words' first value.</summary>
    public string? Field { get; init; }

    public string In(string language)
    {
        var words = Words.For(language);
        return words.Format($"proposal.problem.{Key}", Field is null ? [.. Values] : [words[$"proposal.field.{Field}"], .. Values]);
    }

    public override string ToString() => In("en");
}

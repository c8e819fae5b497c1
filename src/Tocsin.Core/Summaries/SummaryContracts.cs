using Tocsin.Core.Wording;

namespace Tocsin.Core.Summaries;

/// <summary>How long a summary may be.</summary>
/// <param name="Sentences">At most so many sentences; null for as many as fit.</param>
/// <param name="Characters">At most so many UTF-16 units; null for no limit.</param>
public sealed record SummaryBudget(int? Sentences = null, int? Characters = null);

/// <summary>What the summarizer makes of an article. A closed set.</summary>
public abstract record SummaryOutcome
{
    private SummaryOutcome()
    {
    }

    /// <summary>Sentences of the article, to the letter, in its order.</summary>
    /// <param name="Sentences">The sentences.</param>
    /// <param name="Kind">Whose words they are.</param>
    public sealed record Summarized(IReadOnlyList<string> Sentences, SummaryKind Kind) : SummaryOutcome;

    /// <summary>Nothing could be said, and why, in plain English words.</summary>
    public sealed record Unusable(string Reason) : SummaryOutcome
    {
        private string? Key { get; init; }

        /// <summary>The reason for a reader of <paramref name="language"/>.</summary>
        public string ReasonIn(string? language) => Key is null ? Reason : Words.For(language)[Key];

        internal static Unusable Because(string key) => new(Words.For("en")[key]) { Key = key };
    }
}

/// <summary>Whose words a summary is.</summary>
public enum SummaryKind
{
    /// <summary>Sentences that Tocsin chose from the body.</summary>
    Chosen,

    /// <summary>The editor's standfirst leads; chosen sentences may follow.</summary>
    Standfirst,

    /// <summary>An organizer wrote it.</summary>
    Organizer,

    /// <summary>The text is so short that it is shown whole.</summary>
    Whole,

    /// <summary>The article is a list; its first items are shown.</summary>
    List,
}

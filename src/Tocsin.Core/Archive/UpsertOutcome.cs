using Tocsin.Core.Articles;

namespace Tocsin.Core.Archive;

/// <summary>What became of an article that was given to the archive. A closed set.</summary>
/// <param name="Id">The number under which the archive holds it now.</param>
internal abstract record UpsertOutcome(ArticleId Id)
{
    /// <summary>It was not there.</summary>
    public sealed record Added(ArticleId Id) : UpsertOutcome(Id);

    /// <summary>It was there with other content, which is kept as a revision.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Before">What it said before.</param>
    /// <param name="After">What it says now.</param>
    public sealed record Changed(ArticleId Id, ArticleContent Before, ArticleContent After) : UpsertOutcome(Id);

    /// <summary>It was there, and says the same.</summary>
    public sealed record Unchanged(ArticleId Id) : UpsertOutcome(Id);
}

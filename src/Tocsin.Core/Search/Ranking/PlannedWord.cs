namespace Tocsin.Core.Search.Ranking;

/// <summary>A word of a query as one language understands it.</summary>
internal sealed record PlannedWord
{
    public required int Slot { get; init; }

    public required string Surface { get; init; }

    public required string Term { get; init; }

    public required bool IsStopWord { get; init; }

    /// <summary>The articles that have it.</summary>
    public required FoundTerm? Found { get; init; }

    /// <summary>Those that have it as a name, spelled so.</summary>
    public required FoundTerm? Name { get; init; }

    /// <summary>What else it may stand for, each with its share of the weight: what begins so, other names of the same.</summary>
    public required IReadOnlyList<(FoundTerm Term, float Share)> Others { get; init; }

    /// <summary>Whether <see cref="Others"/> are spellings of the same word; not so what begins alike.</summary>
    public required bool IsOneWord { get; init; }

    /// <summary>In how many of so many documents it or another of it stands, as if they were strewn without regard to each other.</summary>
    public int DocumentsOfAll(int documents)
    {
        var without = 1 - ((double)(Found?.Documents ?? 0) / documents);
        foreach (var (other, _) in Others)
        {
            without *= 1 - ((double)other.Documents / documents);
        }

        return Math.Max(Documents, (int)Math.Round((1 - without) * documents));
    }

    /// <summary>In how many documents it or another of it stands, at most.</summary>
    public int Documents => Math.Max(Found?.Documents ?? 0, Others.Count == 0 ? 0 : Others.Max(other => other.Term.Documents));
}

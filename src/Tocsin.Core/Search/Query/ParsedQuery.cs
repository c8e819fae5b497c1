namespace Tocsin.Core.Search.Query;

/// <summary>A query as understood.</summary>
internal sealed record ParsedQuery
{
    /// <summary>As typed; empty where nothing of it says anything: 🙂, a lone quote.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    /// <summary>Only articles in one of these primary languages; all when empty.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>No articles in these primary languages.</summary>
    public IReadOnlyList<string> ExcludedLanguages { get; init; } = [];

    /// <summary>Only articles published on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only articles published on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The keys of the addresses that were pasted into it.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    public bool HasFilter => Languages.Count > 0 || ExcludedLanguages.Count > 0 || From is not null || To is not null;
}

using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Sources.Backfills;

/// <summary>How the past of a site is walked through.</summary>
internal enum BackfillKind
{
    /// <summary>SPIP's article numbers, one after the other.</summary>
    Numbers,

    /// <summary>The pages of a SPIP section, and the articles that they list.</summary>
    Section,

    /// <summary>The older pages of a WordPress feed (<c>?paged=2</c>).</summary>
    Feed,
}

internal enum BackfillState
{
    Running,
    Stopped,
    Done,
}

/// <summary>The reading of a source's past, and how far it has come.</summary>
internal sealed record Backfill
{
    public required SourceId Source { get; init; }

    public required BackfillKind Kind { get; init; }

    /// <summary>The site's folder, the section's page, or the feed.</summary>
    public required string Address { get; init; }

    public required long First { get; init; }

    /// <summary>The last number or page, inclusive.</summary>
    public required long Last { get; init; }

    /// <summary>The number or page that comes next.</summary>
    public long Position { get; init; }

    /// <summary>Articles of the page before <see cref="Position"/> that are still to be read.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>A hash of what the last list showed; null before the first.</summary>
    public string? Shown { get; init; }

    public BackfillState State { get; init; }

    /// <summary>Articles that the archive lacked.</summary>
    public int Found { get; init; }

    /// <summary>Articles that it held already.</summary>
    public int Held { get; init; }

    /// <summary>Numbers without an article.</summary>
    public int Missing { get; init; }

    /// <summary>Pages that could not be read after three tries.</summary>
    public int Failed { get; init; }

    /// <summary>Failed tries at the current page.</summary>
    public int Tries { get; init; }

    public DateTimeOffset NextTry { get; init; }

    /// <summary>As <see cref="Wording.Phrase.Say"/> reads it.</summary>
    public string? LastError { get; init; }

    /// <summary>From 0 to 1 by numbers or pages; a section's pages are not known beforehand, so there it is null.</summary>
    public double? Progress => Kind == BackfillKind.Section ? null : Last < First ? 1 : (double)(Position - First) / (Last - First + 1);
}

namespace Tocsin.Core.Sources.Pages;

/// <summary>Where the parts of an article stand in the pages of one site: CSS selectors, each null where the page's own marks are trusted.</summary>
internal sealed record SiteRule
{
    public string? Title { get; init; }

    public string? Standfirst { get; init; }

    public string? Body { get; init; }

    public string? Authors { get; init; }

    public string? Published { get; init; }

    public string? Topics { get; init; }

    /// <summary>What is taken out of the page before anything is read.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];
}

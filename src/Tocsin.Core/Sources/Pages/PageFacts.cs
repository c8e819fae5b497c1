namespace Tocsin.Core.Sources.Pages;

/// <summary>What a page says of its article for machines to read; null or empty where it says nothing.</summary>
internal sealed record PageFacts
{
    public static readonly PageFacts None = new();

    public string? Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Publication { get; init; }

    public DateOnly? Published { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The text, where the page repeats it for machines.</summary>
    public string? Body { get; init; }

    /// <summary>These facts, with the gaps filled from <paramref name="other"/>.</summary>
    public PageFacts Or(PageFacts other) => new()
    {
        Title = Title ?? other.Title,
        Description = Description ?? other.Description,
        Authors = Authors.Count > 0 ? Authors : other.Authors,
        Publication = Publication ?? other.Publication,
        Published = Published ?? other.Published,
        Language = Language ?? other.Language,
        Topics = Topics.Count > 0 ? Topics : other.Topics,
        Body = Body ?? other.Body,
    };
}

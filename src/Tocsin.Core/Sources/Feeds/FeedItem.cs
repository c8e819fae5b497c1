namespace Tocsin.Core.Sources.Feeds;

/// <summary>One item of a feed, its texts plain and its links whole; what the feed does not say is null or empty.</summary>
internal sealed record FeedItem
{
    /// <summary>Where to read it; null when the item has no address of its own.</summary>
    public string? Url { get; init; }

    public string? Guid { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The editor's introduction, or what the feed gives instead of the text.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>The whole text, where the feed carries it.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    public IReadOnlyList<string> Authors { get; init; } = [];

    public DateOnly? Published { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Whether its page has to be read for the text.</summary>
    public bool IsPartial => Paragraphs.Count == 0;
}

using System.Text.Json.Serialization;

namespace Tocsin.Core.Articles;

/// <summary>What a source says of an article, before and independent of any number the archive gives it.</summary>
/// <remarks>
/// Identity is <see cref="Url"/>; <see cref="Guid"/> and the content hash help where a site changes its addresses.
/// The body is plain text: paragraphs, never markup.
/// </remarks>
public sealed record ArticleContent
{
    /// <summary>The canonical URL: the article's identity in the archive.</summary>
    public required string Url { get; init; }

    /// <summary>Where it was found, when its page calls itself by another address: the archive knows it by both. It is no part of what it says.</summary>
    [JsonIgnore]
    public string? FoundAt { get; init; }

    public required string Title { get; init; }

    /// <summary>The plain text, one entry a paragraph, in order; headings and list items are paragraphs too.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The editor's own introduction, where the source has one.</summary>
    public string? Standfirst { get; init; }

    /// <summary>The authors, one name an entry, as the source prints them; empty when it prints none.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Publication { get; init; }

    public string? Issue { get; init; }

    /// <summary>The day it was first published, as the source states it; null when it states none.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>BCP 47 language of the text, in lower case (<c>en</c>, <c>fr</c>, <c>ar</c>); null when unknown.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The feed's own identifier of the item.</summary>
    public string? Guid { get; init; }

    /// <summary>The id that an imported file gave the article; kept, and shown as <c>externalId</c>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Where its facts come from, when it is no original: a sample or a digest of another text.</summary>
    public ArticleOrigin? Origin { get; init; }

    /// <summary>An organizer's own summary of it, which stands above every other.</summary>
    public string? OwnSummary { get; init; }

    /// <summary>What its editor adds for those who read it whole; neither searched nor summarized.</summary>
    public string? Note { get; init; }

    /// <summary>True for a text of Tocsin's own, shipped so that a newcomer has something to search.</summary>
    public bool IsSample { get; init; }

    /// <summary>The address that a reader is sent to.</summary>
    public string Link => Origin?.Url ?? Url;

    /// <summary>The paragraphs, joined by a blank line.</summary>
    public string Body => string.Join("\n\n", Paragraphs);
}

using System.Globalization;
using Tocsin.Core.Articles;

namespace Tocsin.Core.Archive;

/// <summary>An article as its table holds it, for whoever may change it.</summary>
internal sealed record ArticleRow
{
    public const string Columns =
        """
        a.id AS Id, a.url AS Url, a.guid_key AS GuidKey, a.text_key AS TextKey, a.external_id AS ExternalId,
        a.content_hash AS ContentHash, a.revision AS Revision, a.change AS Change, a.first_seen AS FirstSeen,
        a.announce AS Announce, a.content AS Content
        """;

    public long Id { get; init; }

    public string Url { get; init; } = "";

    public string? GuidKey { get; init; }

    public string? TextKey { get; init; }

    public string? ExternalId { get; init; }

    public string ContentHash { get; init; } = "";

    public int Revision { get; init; }

    public long Change { get; init; }

    public long FirstSeen { get; init; }

    public long Announce { get; init; }

    public string Content { get; init; } = "";

    public string? Published { get; init; }

    public string? Language { get; init; }

    /// <summary>This row with another content, and with what follows from it.</summary>
    public ArticleRow With(ArticleContent content, ArticleIdentity identity) => this with
    {
        Url = content.Url,
        GuidKey = identity.GuidKey ?? GuidKey,
        TextKey = identity.TextKey,
        ExternalId = content.ExternalId,
        ContentHash = Fingerprint.OfContent(content),
        Content = ArchiveJson.Write(content),
        Published = content.Published?.ToString("O", CultureInfo.InvariantCulture),
        Language = content.Language,
    };
}

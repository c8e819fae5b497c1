using Tocsin.Core.Articles;

namespace Tocsin.Core.Archive;

/// <summary>An article as it is read for others, without what only writing needs.</summary>
internal sealed record StoredArticle
{
    public const string Columns =
        "a.id AS Id, a.revision AS Revision, a.change AS Change, a.first_seen AS FirstSeen, a.announce AS Announce, a.content AS Content";

    public long Id { get; init; }

    public int Revision { get; init; }

    public long Change { get; init; }

    public long FirstSeen { get; init; }

    public long Announce { get; init; }

    /// <summary>As it lies in the file, which is how JSON is read fastest.</summary>
    public byte[] Content { get; init; } = [];

    public Article ToArticle() =>
        new(new ArticleId(Id), ArchiveJson.Read(Content), Revision, DateTimeOffset.FromUnixTimeMilliseconds(FirstSeen), Change)
        {
            Announce = Announce != 0,
        };
}

using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Content;

/// <summary>What a post says now, and since which correction: what the next one is made from.</summary>
/// <param name="Id">The dispatch.</param>
/// <param name="Revision">The correction whose content it is; 0 for what was planned.</param>
/// <param name="Day">The day for which it was planned, as its readers count days.</param>
/// <param name="Unmarked">Without the line that says that it was corrected.</param>
/// <param name="Shown">As it was posted.</param>
/// <param name="Articles">The articles that it carries.</param>
internal sealed record DispatchBase(
    long Id, long Revision, DateOnly Day, FrozenContent Unmarked, FrozenContent Shown, IReadOnlyList<ArticleId> Articles)
{
    /// <summary>Reads it; null when there is no such dispatch.</summary>
    /// <param name="session">A transaction, or a reading session.</param>
    /// <param name="dispatch">Which.</param>
    /// <param name="delivery">For one copy only, which may have been corrected by itself; null for all.</param>
    public static Task<DispatchBase?> ReadAsync(DbSession session, long dispatch, long? delivery) => ReadAsync(session, dispatch, delivery, null);

    /// <summary>As it was in one revision.</summary>
    public static Task<DispatchBase?> AtAsync(DbSession session, long dispatch, long revision) => ReadAsync(session, dispatch, null, revision);

    private static async Task<DispatchBase?> ReadAsync(DbSession session, long dispatch, long? delivery, long? at)
    {
        var row = await session.FirstAsync<Row>(
            """
            SELECT p.revision AS Revision, p.local_time AS LocalTime, p.content AS Content,
              COALESCE((SELECT MAX(i.number) FROM correction_delivery i WHERE i.delivery_id = @Copy AND i.withdraws = 0), 0) AS CopyRevision
            FROM dispatch p WHERE p.id = @dispatch
            """,
            new { dispatch, Copy = delivery ?? 0 });
        if (row is null)
        {
            return null;
        }

        var revision = at ?? Math.Max(row.Revision, row.CopyRevision);
        var corrected = await session.FirstAsync<ContentRow>(
            """
            SELECT s.content AS Content, r.unmarked AS Unmarked
            FROM correction_post r JOIN correction c ON c.id = r.correction_id
              JOIN dispatch_revision s ON s.dispatch_id = r.dispatch_id AND s.revision = c.number
            WHERE r.dispatch_id = @dispatch AND c.number = @revision
            """,
            new { dispatch, revision });
        var articles = await session.QueryAsync<long>(
            "SELECT article_id FROM dispatch_article WHERE dispatch_id = @dispatch ORDER BY article_id", new { dispatch });
        return new DispatchBase(
            dispatch,
            revision,
            DateOnly.TryParseExact(row.LocalTime.Split(' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : DateOnly.MinValue,
            FrozenContent.Read(corrected?.Unmarked ?? row.Content),
            FrozenContent.Read(corrected?.Content ?? row.Content),
            [.. articles.Select(id => new ArticleId(id))]);
    }

    private sealed class Row
    {
        public long Revision { get; set; }

        public string LocalTime { get; set; } = "";

        public string Content { get; set; } = "";

        public long CopyRevision { get; set; }
    }

    private sealed class ContentRow
    {
        public string? Content { get; set; }

        public string? Unmarked { get; set; }
    }
}

using System.Security.Cryptography;
using System.Text;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>A correction with all that it will change, before it stands in the database.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Deletes">Whether a recall takes messages away.</param>
/// <param name="Subject">What it is of: <see cref="Correction.Subject"/>.</param>
/// <param name="Reason">Why; null for none given.</param>
/// <param name="DeliveryId">The one copy it is for; null for all.</param>
/// <param name="Posts">The posts.</param>
internal sealed record CorrectionDraft(
    CorrectionKind Kind, bool Deletes, string Subject, string? Reason, long? DeliveryId, IReadOnlyList<DraftedPost> Posts)
{
    /// <summary>What an approval is bound to: the words, what they were made from, and the reason.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', [Kind.ToString(), Reason ?? "", $"{DeliveryId}", .. Posts.Select(post => $"{post.Dispatch} {post.BasedOn} {post.Unmarked}")]))));

    /// <summary>Writes it down as proposed.</summary>
    public async Task<long> SaveAsync(DbSession session, Actor by, DateTimeOffset now)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO correction (kind, deletes, subject, reason, delivery_id, hash, state, proposed_by, proposed_name, proposed_at)
            VALUES (@Kind, @Deletes, @Subject, @Reason, @DeliveryId, @Hash, 'proposed', @By, @Name, @Now) RETURNING id
            """,
            new
            {
                Kind = Kind.ToString().ToLowerInvariant(),
                Deletes = Deletes ? 1 : 0,
                Subject,
                Reason,
                DeliveryId,
                Hash,
                By = by.Id,
                by.Name,
                Now = now.ToUnixTimeMilliseconds(),
            });
        await session.ExecuteAsync(
            "INSERT INTO correction_post (correction_id, dispatch_id, based_on, unmarked) VALUES (@id, @Dispatch, @BasedOn, @Unmarked)",
            Posts.Select(post => new { id, post.Dispatch, post.BasedOn, post.Unmarked }));
        return id;
    }

    /// <summary>Reads one back, to be held against its hash.</summary>
    public static async Task<(CorrectionDraft Draft, string Hash)?> ReadAsync(DbSession session, long id)
    {
        var row = await session.FirstAsync<Row>(
            "SELECT kind, deletes, subject, reason, delivery_id AS DeliveryId, hash FROM correction WHERE id = @id", new { id });
        if (row is null)
        {
            return null;
        }

        var posts = await session.QueryAsync<PostRow>(
            "SELECT dispatch_id AS Dispatch, based_on AS BasedOn, unmarked AS Unmarked FROM correction_post WHERE correction_id = @id ORDER BY dispatch_id",
            new { id });
        return (
            new CorrectionDraft(
                Enum.Parse<CorrectionKind>(row.Kind, ignoreCase: true), row.Deletes == 1, row.Subject, row.Reason, row.DeliveryId,
                [.. posts.Select(post => new DraftedPost(post.Dispatch, post.BasedOn, post.Unmarked))]),
            row.Hash);
    }

    private sealed class Row
    {
        public string Kind { get; set; } = "";

        public int Deletes { get; set; }

        public string Subject { get; set; } = "";

        public string? Reason { get; set; }

        public long? DeliveryId { get; set; }

        public string Hash { get; set; } = "";
    }

    private sealed class PostRow
    {
        public long Dispatch { get; set; }

        public long BasedOn { get; set; }

        public string? Unmarked { get; set; }
    }
}

/// <summary>What one post says from then on.</summary>
/// <param name="Dispatch">The post.</param>
/// <param name="BasedOn">The revision that it was made from; an approval holds for that one only.</param>
/// <param name="Unmarked">The content, as <see cref="FrozenContent.Write"/> writes it, without a line about the correction; null for a recall.</param>
internal sealed record DraftedPost(long Dispatch, long BasedOn, string? Unmarked);

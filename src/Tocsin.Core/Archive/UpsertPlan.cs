using Tocsin.Core.Articles;

namespace Tocsin.Core.Archive;

/// <summary>Decides, without touching the database, what a batch of articles changes in it.</summary>
/// <remarks>
/// An article that moves to a new address of its own site takes that address along, once for each address: two feeds that
/// spell it differently do not make it change for ever. A copy on another site leaves the first address in place.
/// </remarks>
internal sealed class UpsertPlan(KnownArticles known, long lastArticle, long change, DateTimeOffset now, bool announce)
{
    /// <summary>Articles that this batch must leave as they are.</summary>
    public required IReadOnlySet<long> Closed { get; init; }

    public long LastArticle { get; private set; } = lastArticle;

    public long Change { get; private set; } = change;

    public List<ArticleRow> Inserts { get; } = [];

    public List<ArticleRow> Updates { get; } = [];

    /// <summary>Rows as they were before a change of content.</summary>
    public List<ArticleRow> Replaced { get; } = [];

    /// <summary>The articles whose topics are to be written, with their last content.</summary>
    public Dictionary<long, ArticleContent> Topics { get; } = [];

    public List<(string UrlKey, long Id)> Addresses { get; } = [];

    public UpsertOutcome Take(ArticleContent content, ArticleIdentity identity)
    {
        var cleaned = content with { Url = CanonicalUrl.Of(content.Url).Text, FoundAt = null };
        if (known.Find(identity, content.Title) is not { } row)
        {
            return Add(cleaned, identity);
        }

        if (Closed.Contains(row.Id))
        {
            return new UpsertOutcome.Unchanged(new ArticleId(row.Id));
        }

        var isNewAddress = !known.HoldsAddress(identity.UrlKey);
        Addresses.AddRange(identity.AddressKeys.Where(key => !known.HoldsAddress(key)).Select(key => (key, row.Id)));

        var before = ArchiveJson.Read(row.Content);
        var after = cleaned with
        {
            Url = isNewAddress && CanonicalUrl.SameSite(before.Url, cleaned.Url) ? cleaned.Url : before.Url,
            Guid = cleaned.Guid ?? before.Guid,
            ExternalId = cleaned.ExternalId ?? before.ExternalId,
            OwnSummary = cleaned.OwnSummary ?? before.OwnSummary,
        };
        return Compare(row, before, after, identity);
    }

    private UpsertOutcome.Added Add(ArticleContent content, ArticleIdentity identity)
    {
        var row = new ArticleRow
        {
            Id = ++LastArticle,
            Revision = 1,
            Change = ++Change,
            FirstSeen = now.ToUnixTimeMilliseconds(),
            Announce = announce ? 1 : 0,
        }.With(content, identity);
        Inserts.Add(row);
        Topics[row.Id] = content;
        Addresses.AddRange(identity.AddressKeys.Select(key => (key, row.Id)));
        known.Remember(row, identity);
        return new UpsertOutcome.Added(new ArticleId(row.Id));
    }

    private UpsertOutcome Compare(ArticleRow row, ArticleContent before, ArticleContent after, ArticleIdentity identity)
    {
        var id = new ArticleId(row.Id);
        var next = row.With(after, identity);
        var changed = next.ContentHash != row.ContentHash;
        if (!changed && next.Content == row.Content)
        {
            known.Remember(row, identity);
            return new UpsertOutcome.Unchanged(id);
        }

        next = next with { Change = ++Change, Revision = row.Revision + (changed ? 1 : 0) };
        Updates.Add(next);
        known.Remember(next, identity);
        if (!changed)
        {
            return new UpsertOutcome.Unchanged(id);
        }

        Replaced.Add(row);
        Topics[row.Id] = after;
        return new UpsertOutcome.Changed(id, before, after);
    }
}

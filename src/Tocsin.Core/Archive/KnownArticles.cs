using Tocsin.Core.Articles;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive;

/// <summary>What the archive already holds of a batch, found by every key that could recognise one of its articles.</summary>
internal sealed class KnownArticles
{
    private readonly Dictionary<long, ArticleRow> _rows = [];
    private readonly Dictionary<string, long> _byAddress = [];
    private readonly Dictionary<string, long> _byGuid = [];
    private readonly Dictionary<string, long> _byText = [];

    public static async Task<KnownArticles> ReadAsync(DbSession session, IReadOnlyList<ArticleIdentity> batch)
    {
        var known = new KnownArticles();
        // A guid is often the address under which the article was first published.
        string[] guids = [.. batch.Select(identity => identity.GuidKey).OfType<string>().Distinct()];
        string[] addresses = [.. batch.SelectMany(identity => identity.AddressKeys).Concat(guids).Distinct()];
        string[] texts = [.. batch.Select(identity => identity.TextKey).OfType<string>().Distinct()];
        foreach (var address in await session.QueryAsync<Address>(
            "SELECT url_key AS UrlKey, article_id AS ArticleId FROM article_address WHERE url_key IN @addresses", new { addresses }))
        {
            known._byAddress[address.UrlKey] = address.ArticleId;
        }

        var ids = known._byAddress.Values.Distinct().ToArray();
        known.Remember(await session.QueryAsync<ArticleRow>($"SELECT {ArticleRow.Columns} FROM article a WHERE a.id IN @ids", new { ids }));
        known.Remember(await session.QueryAsync<ArticleRow>($"SELECT {ArticleRow.Columns} FROM article a WHERE a.guid_key IN @guids", new { guids }));
        known.Remember(await session.QueryAsync<ArticleRow>($"SELECT {ArticleRow.Columns} FROM article a WHERE a.text_key IN @texts", new { texts }));
        return known;
    }

    /// <summary>Everything that one of the batch could be.</summary>
    public IReadOnlyCollection<ArticleRow> Rows => _rows.Values;

    /// <summary>The row that is <paramref name="identity"/>'s article.</summary>
    /// <param name="identity">The keys to look for.</param>
    /// <param name="title">
    /// Its title: a guid counts only with the title, since some feeds give every item the same guid.
    /// </param>
    public ArticleRow? Find(ArticleIdentity identity, string title)
    {
        if ((Row(_byAddress, identity.UrlKey) ?? Row(_byAddress, identity.FoundKey)) is { } sameAddress)
        {
            return sameAddress;
        }

        var sameGuid = Row(_byGuid, identity.GuidKey) ?? Row(_byAddress, identity.GuidKey);
        if (sameGuid is not null && MayBe(sameGuid, identity) && SameTitle(sameGuid, title))
        {
            return sameGuid;
        }

        return Row(_byText, identity.TextKey) is { } sameText && MayBe(sameText, identity) ? sameText : null;
    }

    public bool HoldsAddress(string urlKey) => _byAddress.ContainsKey(urlKey);

    /// <summary>Takes in what the batch itself adds, so that its later articles are recognised too.</summary>
    public void Remember(ArticleRow row, ArticleIdentity identity)
    {
        foreach (var key in identity.AddressKeys)
        {
            _byAddress.TryAdd(key, row.Id);
        }

        Remember([row]);
    }

    private static bool MayBe(ArticleRow row, ArticleIdentity identity) =>
        row.ExternalId is null || identity.ExternalId is null || row.ExternalId == identity.ExternalId;

    private static bool SameTitle(ArticleRow row, string title) =>
        string.Equals(ArchiveJson.Read(row.Content).Title.Trim(), title.Trim(), StringComparison.OrdinalIgnoreCase);

    private ArticleRow? Row(Dictionary<string, long> index, string? key) =>
        key is not null && index.TryGetValue(key, out var id) ? _rows[id] : null;

    private void Remember(IEnumerable<ArticleRow> rows)
    {
        foreach (var row in rows)
        {
            _rows[row.Id] = row;
            if (row.GuidKey is { } guid)
            {
                _byGuid[guid] = row.Id;
            }

            if (row.TextKey is { } text)
            {
                _byText[text] = row.Id;
            }
        }
    }

    private sealed class Address
    {
        public string UrlKey { get; init; } = "";

        public long ArticleId { get; init; }
    }
}

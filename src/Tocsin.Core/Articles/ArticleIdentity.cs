namespace Tocsin.Core.Articles;

/// <summary>By what the archive recognises an article that it holds already, in the order in which it asks.</summary>
/// <param name="UrlKey">The canonical URL's key: the identity.</param>
/// <param name="GuidKey">The feed's identifier; held against its site unless it is unique in the world by its form.</param>
/// <param name="TextKey">A fingerprint of title and body; null where the text is too short to tell two articles apart.</param>
/// <param name="ExternalId">What an imported file calls it: different ids are different articles, however alike their texts.</param>
internal sealed record ArticleIdentity(string UrlKey, string? GuidKey, string? TextKey, string? ExternalId)
{
    /// <summary>The key of the address under which it was found; null when that is its own.</summary>
    public string? FoundKey { get; init; }

    /// <summary>Every address by which it is known from now on.</summary>
    public IEnumerable<string> AddressKeys => FoundKey is null ? [UrlKey] : [UrlKey, FoundKey];

    private static readonly string[] WorldWide = ["http://", "https://", "tag:", "urn:"];

    public static ArticleIdentity Of(ArticleContent content)
    {
        var url = CanonicalUrl.Of(content.Url);
        return new ArticleIdentity(url.Key, GuidKeyOf(content.Guid, url.Key), Fingerprint.OfText(content), content.ExternalId)
        {
            FoundKey = content.FoundAt is { } found && CanonicalUrl.Of(found).Key is var key && key != url.Key ? key : null,
        };
    }

    private static string? GuidKeyOf(string? guid, string urlKey)
    {
        if (string.IsNullOrWhiteSpace(guid))
        {
            return null;
        }

        var trimmed = guid.Trim();
        return Array.Exists(WorldWide, prefix => trimmed.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            ? CanonicalUrl.Of(trimmed).Key
            : urlKey.Split('/', 2)[0] + "|" + trimmed;
    }
}

using System.Security.Cryptography;
using System.Text;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Feeds;

namespace Tocsin.Core.Sources.Store;

/// <summary>By what an item is known again in its own feed, and whether it says the same.</summary>
internal static class FeedItemKey
{
    public static string Of(FeedItem item) => item.Guid is { } guid ? "guid:" + guid : CanonicalUrl.Of(item.Url ?? "").Key;

    public static string HashOf(FeedItem item)
    {
        string?[] parts =
        [
            item.Url, item.Title, item.Published?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), item.Language,
            string.Join('\u001F', item.Authors), string.Join('\u001F', item.Topics), string.Join('\u001F', item.Summary), string.Join('\u001F', item.Paragraphs),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001E', parts))));
    }
}

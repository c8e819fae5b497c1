using Tocsin.Core.Articles;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Mends identities inside one feed, so that no item is lost behind another.</summary>
internal static class FeedItems
{
    /// <summary>The first item of a guid keeps it; items that share one address are told apart by their guid or title.</summary>
    public static IReadOnlyList<FeedItem> Distinct(IReadOnlyList<FeedItem> items)
    {
        HashSet<string> guids = [];
        HashSet<string> addresses = [];
        List<FeedItem> kept = [];
        foreach (var item in items.Take(FeedReader.MostItems))
        {
            var guid = item.Guid is { } own && guids.Add(own) ? own : null;
            var url = item.Url ?? Permalink(guid);
            if (url is not null && !addresses.Add(CanonicalUrl.Of(url).Key))
            {
                if (item.Guid is not null && guid is null)
                {
                    continue;
                }

                url += "#!" + Uri.EscapeDataString(guid ?? item.Title);
                if (!addresses.Add(CanonicalUrl.Of(url).Key))
                {
                    continue;
                }
            }

            if (url is not null || guid is not null)
            {
                kept.Add(item with { Guid = guid, Url = url ?? "urn:tocsin:guid:" + Uri.EscapeDataString(guid!) });
            }
        }

        return kept;
    }

    private static string? Permalink(string? guid) =>
        guid is not null && Uri.TryCreate(guid, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? guid : null;
}

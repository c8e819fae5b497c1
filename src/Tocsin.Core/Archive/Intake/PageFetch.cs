using Tocsin.Core.Sources.Configuration;
using Tocsin.Core.Sources.Feeds;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Pages;
using Tocsin.Core.Sources.Text;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Reads the article's page, where robots.txt lets it.</summary>
internal sealed class PageFetch(PoliteFetcher fetcher, SiteRules rules)
{
    /// <summary>The page's article; null in <see cref="PageFetched.Article"/> where it holds none.</summary>
    public async Task<PageFetched> ReadAsync(Uri address, CancellationToken cancellationToken) =>
        await fetcher.PageAsync(address, cancellationToken) switch
        {
            FetchOutcome.Fetched { Page: var page } => new PageFetched(
                PageReader.Read(PageText.Decode(page), page.Address, rules.For(page.Address)), IsTemporary: false, null, null),
            FetchOutcome.Busy busy => new PageFetched(null, IsTemporary: true, busy.Reason, busy.RetryAfter),
            FetchOutcome.Failed failed => new PageFetched(null, IsTemporary: true, failed.Reason, null),
            FetchOutcome.Forbidden forbidden => new PageFetched(null, IsTemporary: false, forbidden.Reason, null),
            _ => new PageFetched(null, IsTemporary: false, null, null) { IsMissing = true },
        };

    /// <summary>The pages of items that need them; an item whose page fails for now is left out, until it has failed three times.</summary>
    public async Task<PageBatch> ReadAsync(IReadOnlyList<FeedItem> items, Func<FeedItem, int> triesOf, int mostPages, CancellationToken cancellationToken)
    {
        var batch = new PageBatch();
        foreach (var item in items)
        {
            if (!item.IsPartial || !Uri.TryCreate(item.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                batch.Ready.Add(new ItemToTake(item, null, PageFailed: false));
            }
            else if (batch.Pages == mostPages || batch.AskedToWait is not null)
            {
                batch.Left++;
            }
            else
            {
                batch.Pages++;
                var page = await ReadAsync(address, cancellationToken);
                batch.AskedToWait = page.RetryAfter;
                if (page.IsTemporary && triesOf(item) < 2)
                {
                    batch.Postponed.Add(item);
                }
                else
                {
                    batch.Ready.Add(new ItemToTake(item, page.Article, page.IsTemporary || page.IsMissing));
                }
            }
        }

        return batch;
    }
}

/// <summary>What reading a page came to.</summary>
/// <param name="Article">Its article, or null.</param>
/// <param name="IsTemporary">Whether another try may do better.</param>
/// <param name="Problem">Why there was no page, in plain words; null when there was one, or when there is none at that address.</param>
/// <param name="RetryAfter">How long the site asks to wait.</param>
internal sealed record PageFetched(PageArticle? Article, bool IsTemporary, Phrase? Problem, TimeSpan? RetryAfter)
{
    /// <summary>Whether there is none at that address, or none any more.</summary>
    public bool IsMissing { get; init; }
}

/// <summary>An item whose turn it is to go into the archive.</summary>
/// <param name="Item">What the feed says.</param>
/// <param name="Page">What its page says, where it was read and holds an article.</param>
/// <param name="PageFailed">Whether there should have been a page, so that the feed's introduction is less than the article says.</param>
internal sealed record ItemToTake(FeedItem Item, PageArticle? Page, bool PageFailed);

/// <summary>Items with what their pages said.</summary>
internal sealed class PageBatch
{
    public List<ItemToTake> Ready { get; } = [];

    /// <summary>Items whose feed is to be taken at its word.</summary>
    public static PageBatch WithoutPages(IEnumerable<FeedItem> items)
    {
        var batch = new PageBatch();
        batch.Ready.AddRange(items.Select(item => new ItemToTake(item, null, PageFailed: false)));
        return batch;
    }

    /// <summary>Items whose page failed for now.</summary>
    public List<FeedItem> Postponed { get; } = [];

    /// <summary>Items for which this visit had no page left to read.</summary>
    public int Left { get; set; }

    public int Pages { get; set; }

    /// <summary>How long the site asks to leave it alone; no more of its pages are read in this visit.</summary>
    public TimeSpan? AskedToWait { get; set; }
}

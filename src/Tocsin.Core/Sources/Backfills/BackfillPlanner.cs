using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Discovery;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Sources.Backfills;

/// <summary>Decides how the past of a source is walked through, from as little as a person cares to say.</summary>
internal sealed class BackfillPlanner(Database database)
{
    private const int MostPages = 1000;
    private const string SpipArticle = "spip.php?article";

    public async Task<BackfillPlan> PlanAsync(Source source, BackfillWish wish, CancellationToken cancellationToken)
    {
        if (wish.Section is { } section)
        {
            return Uri.TryCreate(new Uri(source.Url), section, out var page) && CanonicalUrl.SameSite(source.Url, page.AbsoluteUri)
                ? new BackfillPlan.Ready(Walk(source, BackfillKind.Section, page.AbsoluteUri, 0, MostPages))
                : new BackfillPlan.OtherSite();
        }

        if (wish.From is null && wish.To is null && !SpipFeeds.IsSpip(source.Url))
        {
            return new BackfillPlan.Ready(Walk(source, BackfillKind.Feed, source.Url, 2, MostPages));
        }

        var last = wish.To ?? await NewestNumberAsync(source.Id, cancellationToken);
        return last is { } to && (wish.From ?? 1) is var from && from >= 1 && from <= to
            ? new BackfillPlan.Ready(Walk(source, BackfillKind.Numbers, new Uri(new Uri(source.Url), ".").AbsoluteUri, from, to))
            : new BackfillPlan.NeedsNumbers();
    }

    /// <summary>The largest article number that the feed has shown; null where its addresses show none.</summary>
    private async Task<long?> NewestNumberAsync(SourceId source, CancellationToken cancellationToken)
    {
        var keys = await database.ReadAsync(
            session => session.QueryAsync<string>("SELECT item_key FROM source_item WHERE source_id = @Value", new { source.Value }), cancellationToken);
        return keys.Select(key => NumberOf(key.StartsWith("guid:", StringComparison.Ordinal) ? key[5..] : "http://" + key)).Max();
    }

    private static long? NumberOf(string address)
    {
        var key = CanonicalUrl.Of(address).Key;
        var at = key.LastIndexOf(SpipArticle, StringComparison.Ordinal);
        return at >= 0 && long.TryParse(key.AsSpan(at + SpipArticle.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static Backfill Walk(Source source, BackfillKind kind, string address, long first, long last) =>
        new() { Source = source.Id, Kind = kind, Address = address, First = first, Last = last };
}

/// <summary>What a person says of the past that is to be read.</summary>
/// <param name="From">The first article number; null for the first of all.</param>
/// <param name="To">The last article number; null for the newest that is known.</param>
/// <param name="Section">The page of a section instead.</param>
internal sealed record BackfillWish(long? From = null, long? To = null, string? Section = null);

/// <summary>What became of it. A closed set.</summary>
internal abstract record BackfillPlan
{
    private BackfillPlan()
    {
    }

    public sealed record Ready(Backfill Backfill) : BackfillPlan;

    /// <summary>The section's page is not of the source's site.</summary>
    public sealed record OtherSite : BackfillPlan;

    /// <summary>The numbers do not follow from what is known, or make no range.</summary>
    public sealed record NeedsNumbers : BackfillPlan;
}

using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>What to fetch, and what is held of it already.</summary>
/// <param name="Address">Where.</param>
/// <param name="ETag">The validator of the copy that is held (RFC 9110, 8.8.3).</param>
/// <param name="LastModified">The other validator, to the letter as the site sent it.</param>
internal sealed record FetchRequest(Uri Address, string? ETag = null, string? LastModified = null)
{
    /// <summary>Whether redirects are followed; where not, the first one is the outcome.</summary>
    public bool Follows { get; init; } = true;
}

/// <summary>What became of a request to a site. A closed set.</summary>
internal abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    public sealed record Fetched(FetchedPage Page) : FetchOutcome;

    /// <summary>What is held is still right.</summary>
    /// <param name="FreshFor">How long the site says it stays so.</param>
    /// <param name="MovedTo">Where it has moved for good, if it has.</param>
    public sealed record NotModified(TimeSpan? FreshFor, Uri? MovedTo) : FetchOutcome;

    /// <summary>It was there, and its site says that it will not come back (410).</summary>
    public sealed record Gone : FetchOutcome;

    /// <summary>There is no such page (404).</summary>
    public sealed record Missing : FetchOutcome;

    /// <summary>Not now: later.</summary>
    /// <param name="Reason">In plain words.</param>
    /// <param name="RetryAfter">How long the site asks to wait.</param>
    public sealed record Busy(Phrase Reason, TimeSpan? RetryAfter) : FetchOutcome;

    /// <summary>No answer, or none of use.</summary>
    /// <param name="Reason">In plain words.</param>
    /// <param name="HasAnswered">Whether the site is there, and has refused.</param>
    public sealed record Failed(Phrase Reason, bool HasAnswered = false) : FetchOutcome;

    /// <summary>It is elsewhere; only for a request that does not follow.</summary>
    public sealed record Redirected(Uri Place) : FetchOutcome;

    /// <summary>Not fetched, by our own rules or by the site's.</summary>
    public sealed record Forbidden(Phrase Reason) : FetchOutcome;
}

/// <summary>An answer, decompressed.</summary>
/// <param name="Address">Where it came from, after redirects.</param>
/// <param name="Body">The bytes.</param>
internal sealed record FetchedPage(Uri Address, byte[] Body)
{
    /// <summary>Where it has moved for good (301, 308 all the way); null when it has not.</summary>
    public Uri? MovedTo { get; init; }

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public TimeSpan? FreshFor { get; init; }
}

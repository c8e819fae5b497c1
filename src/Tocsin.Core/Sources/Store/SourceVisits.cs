using Tocsin.Core.Storage;

namespace Tocsin.Core.Sources.Store;

/// <summary>Writes down what a visit to a source came to, in a transaction that the caller owns.</summary>
internal static class SourceVisits
{
    /// <summary>It answered; null validators make the next visit unconditional.</summary>
    public static Task SucceededAsync(DbSession session, SourceId id, VisitSuccess visit, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            UPDATE source SET etag = @ETag, last_modified = @LastModified, filled = @Filled, interval_ms = @Interval, next_try = @Next,
              last_success = @Now, failures = 0, last_error = @Warning, reported = 0
            WHERE id = @Value
            """,
            new
            {
                id.Value,
                visit.ETag,
                visit.LastModified,
                Filled = visit.IsFilled ? 1 : 0,
                Interval = (long)visit.Interval.TotalMilliseconds,
                Next = visit.NextTry.ToUnixTimeMilliseconds(),
                Now = now.ToUnixTimeMilliseconds(),
                visit.Warning,
            });

    public static Task FailedAsync(DbSession session, SourceId id, string error, int failures, DateTimeOffset nextTry, bool isReported) =>
        session.ExecuteAsync(
            "UPDATE source SET failures = @failures, last_error = @error, next_try = @Next, reported = @Reported WHERE id = @Value",
            new { id.Value, error, failures, Next = nextTry.ToUnixTimeMilliseconds(), Reported = isReported ? 1 : 0 });

    public static Task GoneAsync(DbSession session, SourceId id, string error) =>
        session.ExecuteAsync("UPDATE source SET state = 'gone', last_error = @error, reported = 1 WHERE id = @Value", new { id.Value, error });

    /// <summary>The feed lives elsewhere for good.</summary>
    public static Task MovedAsync(DbSession session, SourceId id, string url) =>
        session.ExecuteAsync("UPDATE source SET url = @url WHERE id = @Value", new { id.Value, url });
}

/// <summary>A visit that went well.</summary>
/// <param name="ETag">The feed's validator.</param>
/// <param name="LastModified">The other one.</param>
/// <param name="IsFilled">Whether all of the first sight is in the archive.</param>
/// <param name="Interval">The pace from now on.</param>
/// <param name="NextTry">The next visit.</param>
/// <param name="Warning">What was wrong although it went well.</param>
internal sealed record VisitSuccess(
    string? ETag, string? LastModified, bool IsFilled, TimeSpan Interval, DateTimeOffset NextTry, string? Warning);

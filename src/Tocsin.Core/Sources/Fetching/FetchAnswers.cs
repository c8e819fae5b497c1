using System.Net;
using System.Net.Http.Headers;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>Makes an outcome of an HTTP answer.</summary>
internal static class FetchAnswers
{
    public static async Task<FetchOutcome> ReadAsync(
        HttpResponseMessage answer, Uri address, Uri? movedTo, int largestBytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wait = RetryAfter(answer.Headers.RetryAfter, now);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.NotModified:
                return new FetchOutcome.NotModified(FreshFor(answer), movedTo);
            case HttpStatusCode.Gone:
                return new FetchOutcome.Gone();
            case HttpStatusCode.NotFound:
                return new FetchOutcome.Missing();
            case HttpStatusCode.TooManyRequests:
                return new FetchOutcome.Busy(Faults.TooOften, wait);
            case >= HttpStatusCode.InternalServerError:
                return new FetchOutcome.Busy(Faults.SiteFault((int)answer.StatusCode), wait);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return new FetchOutcome.Failed(Faults.Refused((int)answer.StatusCode), HasAnswered: true);
            case not HttpStatusCode.OK:
                return new FetchOutcome.Failed(Faults.OtherStatus((int)answer.StatusCode), HasAnswered: true);
        }

        return await BodyAsync(answer.Content, largestBytes, cancellationToken) is not { } body
            ? new FetchOutcome.Failed(Faults.TooLarge(largestBytes))
            : new FetchOutcome.Fetched(new FetchedPage(address, body)
            {
                MovedTo = movedTo,
                MediaType = answer.Content.Headers.ContentType?.MediaType,
                Charset = answer.Content.Headers.ContentType?.CharSet,
                ETag = Header(answer.Headers, "ETag"),
                LastModified = Header(answer.Content.Headers, "Last-Modified"),
                FreshFor = FreshFor(answer),
            });
    }

    // The stream is decompressed already: what is counted is what it would cost to keep.
    private static async Task<byte[]?> BodyAsync(HttpContent content, int largestBytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            if (body.Length + count > largestBytes)
            {
                return null;
            }

            await body.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return body.ToArray();
    }

    private static TimeSpan? FreshFor(HttpResponseMessage answer) => answer.Headers.CacheControl switch
    {
        { NoCache: true } or { NoStore: true } => null,
        { MaxAge: { } age } when age > TimeSpan.Zero => age,
        _ => null,
    };

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        (header?.Delta ?? header?.Date - now) is { } wait && wait > TimeSpan.Zero ? wait : null;

    // To the letter: some sites send validators that are not well formed, and want them back as they were.
    private static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and < 500 } value ? value : null;
}

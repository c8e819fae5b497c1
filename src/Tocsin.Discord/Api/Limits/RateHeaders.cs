using System.Globalization;
using System.Net.Http.Headers;

namespace Tocsin.Discord.Api.Limits;

/// <summary>What an answer says of its bucket. Some answers say nothing.</summary>
internal sealed record RateHeaders(string? Bucket, int? Limit, int? Remaining, TimeSpan? ResetAfter, RateScope? Scope)
{
    public static RateHeaders Of(HttpResponseHeaders headers) => new(
        Text(headers, "X-RateLimit-Bucket"),
        Number(headers, "X-RateLimit-Limit") is { } limit ? (int)limit : null,
        Number(headers, "X-RateLimit-Remaining") is { } remaining ? (int)remaining : null,
        Number(headers, "X-RateLimit-Reset-After") is { } after ? TimeSpan.FromSeconds(after) : null,
        Text(headers, "X-RateLimit-Scope") switch
        {
            "global" => RateScope.Global,
            "shared" => RateScope.Shared,
            "user" => RateScope.User,
            _ => null,
        });

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and < 1_000_000
            ? number
            : null;
}

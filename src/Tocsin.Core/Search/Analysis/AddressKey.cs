namespace Tocsin.Core.Search.Analysis;

/// <summary>An article's address as people paste it: without scheme, "www.", tracking parameters, fragment, closing slash.</summary>
internal static class AddressKey
{
    /// <summary>The key of what somebody typed or pasted, who may leave out the scheme: <c>example.org/news/one</c>.</summary>
    public static string? OfTyped(string text) => Of(text) ?? (IsHostAndPath(text.Trim()) ? Of($"https://{text.Trim()}") : null);

    /// <summary>The key, or null where the text is no web address.</summary>
    public static string? Of(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var host = address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !part.StartsWith("utm_", StringComparison.Ordinal) && !part.StartsWith("fbclid", StringComparison.Ordinal));
        var key = $"{host}{address.AbsolutePath.TrimEnd('/')}?{string.Join('&', query)}".TrimEnd('?').ToLowerInvariant();
        return key.Length <= 400 ? key : key[..400];
    }

    /// <summary>Labels with points between them, the last of letters, then a slash and more: not "and/or", not "27.04/2016".</summary>
    private static bool IsHostAndPath(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text : text[..slash];
        var point = host.LastIndexOf('.');
        return slash < text.Length - 1
            && slash > 0
            && point > 0
            && host.Length - point > 2
            && host[(point + 1)..].All(char.IsAsciiLetter)
            && host.All(c => char.IsLetterOrDigit(c) || c is '-' or '.');
    }
}

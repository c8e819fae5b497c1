namespace Tocsin.Core.Search.Analysis;

/// <summary>An article's address as people paste it: without scheme, "www.", tracking parameters, fragment, closing slash.</summary>
internal static class AddressKey
{
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
}

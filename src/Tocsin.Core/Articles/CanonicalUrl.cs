using System.Globalization;

namespace Tocsin.Core.Articles;

/// <summary>An article's address in the one spelling that the archive keeps, and the key under which it finds it again.</summary>
/// <param name="Text">The address without tracking parameters and fragment; what a reader is sent to.</param>
/// <param name="Key">
/// What several spellings of one address share: without scheme and <c>www.</c>, with the query sorted, no trailing slash, and
/// SPIP's forms of one article number made one.
/// </param>
internal readonly record struct CanonicalUrl(string Text, string Key)
{
    /// <summary>Reads an address; one that is no web address (<c>urn:…</c>) is its own key.</summary>
    public static CanonicalUrl Of(string url)
    {
        var trimmed = url.Trim();
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return new CanonicalUrl(trimmed, trimmed);
        }

        var parameters = TrackingParameters.Without(uri.Query);
        return new CanonicalUrl(TextOf(uri, parameters), KeyOf(uri, parameters));
    }

    /// <summary>The host of a web address without <c>www.</c>, with a port that is not the usual one; null for what is none.</summary>
    public static string? SiteOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Of(url).Key.Split('/', '?')[0] : null;

    /// <summary>Whether both are web addresses of one site.</summary>
    public static bool SameSite(string first, string second) => SiteOf(first) is { } site && site == SiteOf(second);

    private static string TextOf(Uri uri, List<string> parameters)
    {
        var query = parameters.Count == 0 ? "" : "?" + string.Join('&', parameters);
        return $"{uri.Scheme}://{HostOf(uri)}{uri.AbsolutePath}{query}{HashBang(uri)}";
    }

    private static string KeyOf(Uri uri, List<string> parameters)
    {
        var host = HostOf(uri);
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        if (SpipAddress.ArticleOf(uri.AbsolutePath, parameters) is { } spip)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{host}{spip.Folder}spip.php?article{spip.Number}");
        }

        var path = Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/');
        var query = parameters.Count == 0
            ? ""
            : "?" + string.Join('&', parameters.Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
        return host + path + query + HashBang(uri);
    }

    private static string HostOf(Uri uri) =>
        uri.IsDefaultPort ? NameOf(uri) : string.Create(CultureInfo.InvariantCulture, $"{NameOf(uri)}:{uri.Port}");

    // A name that no registry could hold is found out only when it is asked for in ASCII.
    private static string NameOf(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return uri.Host;
        }
    }

    // "#!" names a page of its own; every other fragment is a place on the page.
    private static string HashBang(Uri uri) =>
        uri.Fragment.StartsWith("#!", StringComparison.Ordinal) ? uri.Fragment : "";
}

namespace Tocsin.Telegram.Rendering;

/// <summary>Which addresses Telegram takes in a link or a button.</summary>
/// <remarks>
/// Its parser drops a link silently whose scheme is not http, https, ton, tg or tonsite, or whose host has no dot; an
/// address longer than it stores would be cut. What is not accepted here is shown as text instead, never lost.
/// </remarks>
internal static class Links
{
    private const int LongestInUnits = 2048;

    /// <summary>The address in the form that is sent, or null when it cannot be a link.</summary>
    public static string? Accepted(string? address)
    {
        if (address is not { Length: > 0 and <= LongestInUnits }
            || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0
            || uri.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4)
            || !uri.IdnHost.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        var written = uri.AbsoluteUri;
        return written.Length <= LongestInUnits ? written : null;
    }
}

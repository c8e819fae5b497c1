namespace Tocsin.Core.Sources.Fetching;

/// <summary>What can be said against a web address before any name is looked up.</summary>
internal static class AddressForm
{
    private const int Longest = 2000;

    /// <summary>Why this address is not fetched, in plain words, or null.</summary>
    public static string? Objection(Uri address) =>
        !address.IsAbsoluteUri || address.Scheme is not ("http" or "https") ? "it is no http or https address"
        : address.OriginalString.Length > Longest ? "the address is longer than 2,000 characters"
        : address.UserInfo.Length > 0 ? "the address carries a user name or password"
        : address.Host.Length == 0 ? "the address names no host"
        // Below 1024 live mail, shells and printers; the web lives at two ports there.
        : address.Port is not (80 or 443) and < 1024 ? $"port {address.Port} is no port of web sites"
        : null;
}

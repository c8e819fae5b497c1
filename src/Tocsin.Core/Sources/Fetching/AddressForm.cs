using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>What can be said against a web address before any name is looked up.</summary>
internal static class AddressForm
{
    private const int Longest = 2000;

    /// <summary>Why this address is not fetched, in plain words, or null.</summary>
    public static Phrase? Objection(Uri address) =>
        !address.IsAbsoluteUri || address.Scheme is not ("http" or "https") ? Faults.NotHttp
        : address.OriginalString.Length > Longest ? Faults.AddressTooLong
        : address.UserInfo.Length > 0 ? Faults.AddressWithUser
        : address.Host.Length == 0 ? Faults.AddressWithoutHost
        // Below 1024 live mail, shells and printers; the web lives at two ports there.
        : address.Port is not (80 or 443) and < 1024 ? Faults.Port(address.Port)
        : null;
}

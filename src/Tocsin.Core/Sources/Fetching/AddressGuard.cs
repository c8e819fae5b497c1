using System.Net;
using System.Net.Sockets;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>Tells addresses of the public internet from those that a stranger's link must not reach: this machine, its network, its cloud's metadata.</summary>
/// <remarks>By the registries of special-purpose addresses (RFC 6890; iana.org/assignments/iana-ipv4-special-registry and -ipv6-).</remarks>
internal static class AddressGuard
{
    private static readonly IPNetwork[] ClosedV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    // Teredo, 6to4 and their like carry another address inside; documentation is nobody's.
    private static readonly IPNetwork[] ClosedV6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(network => IPNetwork.Parse(network))];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(ClosedV4, network => network.Contains(address));
        }

        // Behind NAT64 the last four bytes are the IPv4 address that will be reached (RFC 6052).
        return Nat64.Contains(address)
            ? IsPublic(new IPAddress(address.GetAddressBytes()[12..]))
            : GlobalV6.Contains(address) && address.ScopeId == 0 && !Array.Exists(ClosedV6, network => network.Contains(address));
    }
}

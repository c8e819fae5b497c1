using System.Net;
using System.Net.Sockets;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>Opens connections for the fetcher: looks a name up once and connects to the very address that was checked.</summary>
/// <remarks>Checking first and connecting by name later would let a name server answer differently the second time.</remarks>
internal sealed class GuardedConnect(IEnumerable<string> privateHosts, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private const int MostAddresses = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _private = new(privateHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Told of each connection before it is attempted: for the tests that count them.</summary>
    public Action<IPEndPoint>? Connecting { get; init; }

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host.Trim('[', ']');
        var all = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        var allowed = _private.Contains(host) ? all : Array.FindAll(all, AddressGuard.IsPublic);
        if (allowed.Length == 0)
        {
            throw all.Length > 0 ? new ForbiddenAddressException() : new SocketException((int)SocketError.HostNotFound);
        }

        for (var at = 0; ; at++)
        {
            try
            {
                return await OpenAsync(new IPEndPoint(allowed[at], context.DnsEndPoint.Port), cancellationToken);
            }
            catch (SocketException) when (at + 1 < Math.Min(allowed.Length, MostAddresses))
            {
                // The next address may answer.
            }
        }
    }

    private async Task<Stream> OpenAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        Connecting?.Invoke(address);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await socket.ConnectAsync(address, patience.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name led to addresses that are not of the public internet.</summary>
internal sealed class ForbiddenAddressException() : IOException("the address lies in a private network");

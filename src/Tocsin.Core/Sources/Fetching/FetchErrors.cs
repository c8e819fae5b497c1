using System.Net.Sockets;
using System.Security.Authentication;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>Says in plain words what went wrong on the way to a site.</summary>
internal static class FetchErrors
{
    /// <summary>The outcome that an error stands for; null for one that is no matter of the network.</summary>
    public static FetchOutcome? Explain(Exception error) => error switch
    {
        _ when Causes(error).Any(cause => cause is ForbiddenAddressException) =>
            new FetchOutcome.Forbidden("the address lies in a private network; a server of your own is allowed by naming it under privateHosts"),
        _ when Causes(error).OfType<SocketException>().FirstOrDefault() is { } socket => new FetchOutcome.Failed(Explain(socket.SocketErrorCode)),
        _ when Causes(error).Any(cause => cause is AuthenticationException) => new FetchOutcome.Failed("its certificate is not valid"),
        HttpRequestException or IOException or InvalidDataException or UriFormatException => new FetchOutcome.Failed("the connection broke off or the answer is no HTTP"),
        _ => null,
    };

    private static string Explain(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the name of the site is unknown; check its spelling",
        SocketError.ConnectionRefused => "the site takes no connections",
        SocketError.TimedOut => "the site does not answer",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "the site cannot be reached from here",
        _ => "the connection broke off",
    };

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}

using System.Net.Sockets;
using System.Security.Authentication;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>Says in plain words what went wrong on the way to a site.</summary>
internal static class FetchErrors
{
    /// <summary>The outcome that an error stands for; null for one that is no matter of the network.</summary>
    public static FetchOutcome? Explain(Exception error) => error switch
    {
        _ when Causes(error).Any(cause => cause is ForbiddenAddressException) =>
            new FetchOutcome.Forbidden(Faults.PrivateNetwork),
        _ when Causes(error).OfType<SocketException>().FirstOrDefault() is { } socket => new FetchOutcome.Failed(Explain(socket.SocketErrorCode)),
        _ when Causes(error).Any(cause => cause is AuthenticationException) => new FetchOutcome.Failed(Faults.Certificate),
        HttpRequestException or IOException or InvalidDataException or UriFormatException => new FetchOutcome.Failed(Faults.ConnectionBroke),
        _ => null,
    };

    private static Phrase Explain(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => Faults.NameUnknown,
        SocketError.ConnectionRefused => Faults.TakesNoConnections,
        SocketError.TimedOut => Faults.NoAnswer,
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => Faults.Unreachable,
        _ => Faults.ConnectionBroke,
    };

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}

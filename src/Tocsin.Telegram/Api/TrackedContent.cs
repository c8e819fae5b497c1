using System.Net;

namespace Tocsin.Telegram.Api;

/// <summary>A request's body that remembers whether any of it was asked for.</summary>
/// <remarks>
/// Without its body a request to the Bot API has no effect: while <see cref="Started"/> is false, a failure of whatever
/// kind happened before anything could be posted. It also keeps <see cref="SocketsHttpHandler"/> from sending twice: it
/// repeats a request on a fresh connection only while the body has not been started.
/// </remarks>
internal sealed class TrackedContent : HttpContent
{
    private readonly HttpContent _inner;
    private volatile bool _started;

    public TrackedContent(HttpContent inner)
    {
        _inner = inner;
        foreach (var header in inner.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    public bool Started => _started;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _started = true;
        return _inner.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

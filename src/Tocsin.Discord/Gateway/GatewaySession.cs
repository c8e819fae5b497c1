namespace Tocsin.Discord.Gateway;

/// <summary>What is needed to go on where a connection ended.</summary>
internal sealed class GatewaySession(string gatewayUrl)
{
    private string? _id;
    private string? _resumeUrl;
    private long _sequence = -1;

    /// <summary>Number of the last event seen; null before the first.</summary>
    public long? Sequence => Interlocked.Read(ref _sequence) is >= 0 and var sequence ? sequence : null;

    /// <summary>The session's id; null when a new one must begin.</summary>
    public string? Id => _id;

    /// <summary>Where to connect: the session's own address while there is one.</summary>
    public string Url => (_id is null ? null : _resumeUrl) ?? gatewayUrl;

    public void Saw(long sequence) => Interlocked.Exchange(ref _sequence, sequence);

    public void Began(string id, string? resumeUrl) => (_id, _resumeUrl) = (id, resumeUrl);

    public void Forget()
    {
        _id = null;
        Interlocked.Exchange(ref _sequence, -1);
    }
}

namespace Tocsin.Core.Campaigns;

/// <summary>Says, within this process, that campaigns or schedules are not what they were: read them again.</summary>
/// <remarks>
/// Raised after the change is durable. It carries nothing, and nothing depends on it but speed: who missed it finds the
/// change at the next reading.
/// </remarks>
internal sealed class CampaignsChanged
{
    private readonly Lock _gate = new();
    private Action[] _listeners = [];

    /// <summary>Calls <paramref name="listener"/> after each change, on the thread that made it, until the answer is disposed.</summary>
    /// <param name="listener">Must return at once and never throw: it notes that there is work, and does it elsewhere.</param>
    public IDisposable Subscribe(Action listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Subscription(this, listener);
    }

    public void Raise()
    {
        foreach (var listener in _listeners)
        {
            listener();
        }
    }

    private void Unsubscribe(Action listener)
    {
        lock (_gate)
        {
            var at = Array.IndexOf(_listeners, listener);
            _listeners = at < 0 ? _listeners : [.. _listeners[..at], .. _listeners[(at + 1)..]];
        }
    }

    private sealed class Subscription(CampaignsChanged owner, Action listener) : IDisposable
    {
        public void Dispose() => owner.Unsubscribe(listener);
    }
}

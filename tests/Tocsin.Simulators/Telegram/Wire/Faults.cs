namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>What can go wrong with a request on demand.</summary>
public enum Fault
{
    None,

    /// <summary>429, nothing done.</summary>
    RateLimited,

    /// <summary>Nothing done, and a proxy's page instead of JSON.</summary>
    BadGateway,

    /// <summary>The connection is closed before anything is done.</summary>
    Dropped,

    /// <summary>Done, but the connection is closed instead of an answer.</summary>
    DoneThenDropped,

    /// <summary>Done, but no answer ever comes.</summary>
    DoneThenStalled,

    /// <summary>Done, but the answer takes four seconds by the wall clock.</summary>
    DoneThenSlow,

    /// <summary>Done, but half of the answer is missing.</summary>
    DoneThenTruncated,
}

/// <summary>Orders of faults, first come first served.</summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<(string Method, long? Chat, Fault Fault)> _ordered = [];

    /// <summary>What the wait in a 429 says.</summary>
    public int RetryAfterSeconds { get; set; } = 3;

    /// <summary>The next <paramref name="times"/> requests of <paramref name="method"/>, to <paramref name="chat"/> where given, fail so.</summary>
    public void Order(string method, Fault fault, int times = 1, long? chat = null)
    {
        lock (_gate)
        {
            _ordered.AddRange(Enumerable.Repeat((method, chat, fault), times));
        }
    }

    public Fault Take(string method, long? chat)
    {
        lock (_gate)
        {
            var at = _ordered.FindIndex(order =>
                string.Equals(order.Method, method, StringComparison.OrdinalIgnoreCase) && (order.Chat is null || order.Chat == chat));
            if (at < 0)
            {
                return Fault.None;
            }

            var fault = _ordered[at].Fault;
            _ordered.RemoveAt(at);
            return fault;
        }
    }
}

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>What can go wrong with a request on demand.</summary>
internal enum Fault
{
    None,

    /// <summary>429 of each scope; nothing done.</summary>
    LimitedUser,
    LimitedShared,
    LimitedGlobal,

    /// <summary>429 by the network before Discord: HTML, and <c>Retry-After</c> only.</summary>
    LimitedByProxy,

    /// <summary>Nothing done, and a proxy's page instead of JSON.</summary>
    BadGateway,

    /// <summary>The connection is closed before anything is done.</summary>
    Dropped,

    /// <summary>Done, but the connection is closed instead of an answer.</summary>
    DoneThenDropped,

    /// <summary>Done, but no answer ever comes.</summary>
    DoneThenStalled,

    /// <summary>Done, but half of the answer is missing.</summary>
    DoneThenTruncated,
}

/// <summary>Orders of faults by route (<c>POST channels/*/messages</c>), first come first served.</summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<(string Route, ulong? Id, Fault Fault)> _ordered = [];

    /// <summary>What the wait in a 429 says.</summary>
    public double RetryAfterSeconds { get; set; } = 1.5;

    /// <summary>The next <paramref name="times"/> requests of <paramref name="route"/>, to <paramref name="id"/> where given, fail so.</summary>
    public void Order(string route, Fault fault, int times = 1, ulong? id = null)
    {
        lock (_gate)
        {
            _ordered.AddRange(Enumerable.Repeat((route, id, fault), times));
        }
    }

    public Fault Take(ApiCall call)
    {
        lock (_gate)
        {
            var at = _ordered.FindIndex(order =>
                order.Route == call.Route && (order.Id is not { } id || call.Path.Contains(State.Shapes.Text(id))));
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

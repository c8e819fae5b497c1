namespace Tocsin.Core.Delivery;

/// <summary>This run of the program: its name on leases, and the end of its patience.</summary>
internal sealed class NodeIdentity : IDisposable
{
    private readonly CancellationTokenSource _abandon = new();

    /// <summary>Never the same for two runs.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Cancelled when even what is under way is given up.</summary>
    public CancellationToken Abandon => _abandon.Token;

    public void GiveUp() => _abandon.Cancel();

    public void Dispose() => _abandon.Dispose();
}

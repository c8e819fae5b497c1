namespace Tocsin.Core.Delivery;

/// <summary>Wakes the workers the moment something was queued; without it they would find it at their next poll.</summary>
internal sealed class DeliverySignal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Completes at the next pulse. Take it before looking for work, so that nothing slips between.</summary>
    public Task Next => _next.Task;

    public void Pulse() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

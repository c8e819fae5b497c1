namespace Tocsin.Core.Delivery;

/// <summary>What others may know of this process: its word in the database, and its numbers for whoever follows them.</summary>
internal sealed class DeliveryWatch(NodeWatch node, DeliveryStatusReader status, DeliveryMeter meter)
{
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await node.NoteAsync(cancellationToken);
        if (meter.IsFollowed)
        {
            meter.Saw(await status.ReadAsync(cancellationToken));
        }
    }

    /// <summary>This process ends.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken) => node.ForgetAsync(cancellationToken);
}

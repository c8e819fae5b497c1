namespace Tocsin.Discord.Gateway;

/// <summary>What Discord tells, as it happens.</summary>
/// <remarks>
/// Implementations reconnect, resume and identify by themselves, within Discord's limits, and deliver each event that
/// Discord delivered, once, in order within a shard. The sequence ends only after <see cref="GatewayEvent.Refused"/> or
/// with the cancellation.
/// </remarks>
internal interface IDiscordGateway
{
    IAsyncEnumerable<GatewayEvent> ListenAsync(CancellationToken cancellationToken);
}

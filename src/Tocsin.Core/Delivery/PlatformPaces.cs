using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Delivery;

/// <summary>The pace of each platform, shared by broadcasts and by everything else that a platform's client sends.</summary>
/// <remarks>
/// A platform's client waits at <see cref="PlatformPace.PassAsync"/> with <see cref="SendLane.Reply"/> before each answer to a
/// person, edit or deletion, and tells <see cref="PlatformPace.Pause"/> of a wait that holds for the whole platform.
/// </remarks>
public sealed class PlatformPaces(IEnumerable<IPlatform> platforms, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    private readonly Dictionary<string, PlatformTraits> _traits = platforms.ToDictionary(platform => platform.Name, platform => platform.Traits);
    private readonly ConcurrentDictionary<string, PlatformGate> _gates = new();

    public PlatformPace this[string platform] => GateOf(platform).Pace;

    internal PlatformGate GateOf(string platform) =>
        _gates.GetOrAdd(platform, name => new PlatformGate(_traits[name], clock, options.Value.InFlight));
}

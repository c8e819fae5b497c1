using Microsoft.Extensions.Logging;

namespace Tocsin.Discord.Gateway;

/// <summary>Keeps one shard connected: resumes, identifies anew, backs off, gives up only where Discord says so.</summary>
internal sealed partial class GatewayShard(
    DiscordOptions options,
    ShardNumber number,
    string gatewayUrl,
    IdentifyGate identifyGate,
    Action<GatewayEvent> emit,
    TimeProvider clock,
    Random random,
    ILogger logger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly GatewaySession _session = new(gatewayUrl);
    private int _failures;

    /// <summary>Runs until cancelled, or until Discord refuses us for good.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_session.Id is null)
            {
                await identifyGate.PassAsync(number.Index, cancellationToken);
            }

            var (how, code, established) = await ConnectAsync(cancellationToken);
            switch (how)
            {
                case Reconnection.Never:
                    emit(new GatewayEvent.Refused(CloseRules.Remedy(code)));
                    return;
                case Reconnection.Identify:
                    _session.Forget();
                    break;
                default:
                    break;
            }

            Log.Ended(logger, number.Index, code, how);
            _failures = established ? 0 : _failures + 1;
            if (_failures > 3)
            {
                // The address that the session gave may be gone for good.
                _session.Forget();
            }

            await Task.Delay(Wait(how), clock, cancellationToken);
        }
    }

    private async Task<(Reconnection How, int? Code, bool Established)> ConnectAsync(CancellationToken cancellationToken)
    {
        await using var socket = new GatewaySocket(options, clock);
        var connection = new GatewayConnection(socket, _session, options.Token, number, emit, clock, random);
        var how = await connection.RunAsync(cancellationToken);
        return (how, socket.CloseCode, connection.Established);
    }

    /// <summary>At once after a session that ran; else longer each time, spread at random. Before identifying anew 1 to 5 s, as Discord asks.</summary>
    private TimeSpan Wait(Reconnection how)
    {
        var backoff = _failures == 0
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(_failures - 1, 10))) * (0.5 + (random.NextDouble() / 2));
        var polite = how == Reconnection.Identify ? TimeSpan.FromSeconds(1 + (4 * random.NextDouble())) : TimeSpan.Zero;
        return backoff > polite ? backoff : polite;
    }

    private static partial class Log
    {
        [LoggerMessage(7410, LogLevel.Information, "Discord's gateway closed shard {Shard} (code {Code}); next: {How}")]
        public static partial void Ended(ILogger logger, int shard, int? code, Reconnection how);
    }
}

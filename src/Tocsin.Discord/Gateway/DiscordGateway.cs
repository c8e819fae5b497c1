using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Gateway;

/// <summary>Discord's gateway over WebSockets, by its documentation alone: as many shards as Discord recommends.</summary>
internal sealed partial class DiscordGateway(
    IDiscordRest rest, IOptions<DiscordOptions> options, TimeProvider clock, Random random, ILogger<DiscordGateway> logger)
    : IDiscordGateway
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public async IAsyncEnumerable<GatewayEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await AddressAsync(cancellationToken) is not { } gateway)
        {
            yield return new GatewayEvent.Refused(CloseRules.Remedy(4004));
            yield break;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = Channel.CreateUnbounded<GatewayEvent>(new UnboundedChannelOptions { SingleReader = true });
        var shards = RunShardsAsync(gateway, events.Writer, over.Token);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(cancellationToken))
            {
                yield return happened;
                if (happened is GatewayEvent.Refused)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await over.CancelAsync();
            await shards;
        }
    }

    private async Task RunShardsAsync(GatewayInfo gateway, ChannelWriter<GatewayEvent> events, CancellationToken cancellationToken)
    {
        var count = options.Value.Shards > 0 ? options.Value.Shards : Math.Max(1, gateway.Shards);
        var gate = new IdentifyGate(gateway.SessionStartLimit, clock);
        Exception? failure = null;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, count).Select(index => new GatewayShard(
                options.Value,
                new ShardNumber(index, count),
                gateway.Url,
                gate,
                happened => events.TryWrite(happened),
                clock,
                random,
                logger).RunAsync(cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (Exception bug)
        {
            failure = bug;
        }

        events.TryComplete(failure);
    }

    /// <summary>Asks where the gateway is until Discord says; null when it does not accept the token.</summary>
    private async Task<GatewayInfo?> AddressAsync(CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(1);
        while (true)
        {
            var answer = await rest.GetGatewayAsync(cancellationToken);
            switch (answer.Problem)
            {
                case null:
                    return answer.Value;
                case RestProblem.Refused { Status: 401 }:
                    return null;
                case RestProblem.RateLimited limited:
                    await Task.Delay(limited.After, clock, cancellationToken);
                    break;
                default:
                    Log.NoAddress(logger, answer.Problem.Text, wait.TotalSeconds);
                    await Task.Delay(wait * (0.5 + (random.NextDouble() / 2)), clock, cancellationToken);
                    wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
                    break;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7411, LogLevel.Warning, "Discord did not say where its gateway is ({Problem}); asking again within {Seconds} s")]
        public static partial void NoAddress(ILogger logger, string problem, double seconds);
    }
}

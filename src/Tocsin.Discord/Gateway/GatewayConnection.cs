using System.Net.WebSockets;
using System.Text.Json;

namespace Tocsin.Discord.Gateway;

/// <summary>One connection, from hello to its end.</summary>
/// <param name="socket">Not yet connected.</param>
/// <param name="session">What to resume, and where this connection notes how far it came.</param>
/// <param name="token">The bot's.</param>
/// <param name="shard">Which part of the servers.</param>
/// <param name="emit">Takes an event; it counts as seen once this returns.</param>
/// <param name="clock">For the heartbeat.</param>
/// <param name="random">For its jitter.</param>
internal sealed class GatewayConnection(
    GatewaySocket socket,
    GatewaySession session,
    string token,
    ShardNumber shard,
    Action<GatewayEvent> emit,
    TimeProvider clock,
    Random random)
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(20);

    private readonly SendBudget _budget = new(clock);
    private Heartbeat? _heartbeat;

    /// <summary>Whether this connection came as far as a running session.</summary>
    public bool Established { get; private set; }

    /// <summary>Runs until the connection ends and says how to go on.</summary>
    public async Task<Reconnection> RunAsync(CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = Task.CompletedTask;
        try
        {
            using (var limit = new CancellationTokenSource(ConnectLimit, clock))
            using (var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, over.Token))
            {
                await socket.ConnectAsync(session.Url, either.Token);
            }

            using var hello = clock.CreateTimer(_ => End(_heartbeat is null), null, ConnectLimit, Timeout.InfiniteTimeSpan);
            await foreach (var frame in socket.ReadAsync(over.Token))
            {
                if (frame.Op == GatewayFrame.Hello && _heartbeat is null)
                {
                    _heartbeat = HeartbeatOf(frame.Data);
                    beating = EndWhenDeadAsync(_heartbeat);
                    await IntroduceAsync(over.Token);
                }
                else if (await OnAsync(frame, over.Token) is { } how)
                {
                    return how;
                }
            }

            return CloseRules.After(socket.CloseCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Reconnection.Resume;
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or InvalidDataException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            // Broken, or not what a gateway says, its own address included: either way this connection is over.
            return CloseRules.After(socket.CloseCode);
        }
        finally
        {
            await over.CancelAsync();
            await beating;
        }

        async Task EndWhenDeadAsync(Heartbeat heartbeat)
        {
            try
            {
                await heartbeat.RunUntilDeadAsync(over.Token);
            }
            catch (Exception failure) when (failure is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
            {
                // The connection is over; the reader knows by itself, or learns it now.
            }

            End(true);
        }

        void End(bool really)
        {
            if (really)
            {
                try
                {
                    over.Cancel();
                }
                catch (ObjectDisposedException)
                {
                    // The timer fired while the connection was being put away.
                }
            }
        }
    }

    private async Task<Reconnection?> OnAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        switch (frame.Op)
        {
            case GatewayFrame.Dispatch:
                OnDispatch(frame);
                return null;
            case GatewayFrame.Heartbeat:
                await BeatAsync(cancellationToken);
                return null;
            case GatewayFrame.HeartbeatAck:
                _heartbeat?.Acknowledged();
                return null;
            case GatewayFrame.Reconnect:
                return Reconnection.Resume;
            case GatewayFrame.InvalidSession:
                return frame.Data.ValueKind == JsonValueKind.True ? Reconnection.Resume : Reconnection.Identify;
            default:
                return null;
        }
    }

    private void OnDispatch(GatewayFrame frame)
    {
        if (frame.Name == "READY")
        {
            emit(Ready(frame.Data));
            Established = true;
        }
        else if (frame.Name == "RESUMED")
        {
            Established = true;
        }
        else if (frame.Name is { } name)
        {
            emit(new GatewayEvent.Happened(name, frame.Data));
        }

        if (frame.Sequence is { } sequence)
        {
            session.Saw(sequence);
        }
    }

    private GatewayEvent.Ready Ready(JsonElement data)
    {
        session.Began(
            data.GetProperty("session_id").GetString()!,
            data.TryGetProperty("resume_gateway_url", out var url) ? url.GetString() : null);
        return new GatewayEvent.Ready(
            data.GetProperty("application").GetProperty("id").GetString()!,
            data.GetProperty("user").GetProperty("id").GetString()!,
            [.. data.GetProperty("guilds").EnumerateArray().Select(guild => guild.GetProperty("id").GetString()!)],
            shard);
    }

    private Heartbeat HeartbeatOf(JsonElement hello) => new(
        TimeSpan.FromMilliseconds(Math.Max(1, hello.GetProperty("heartbeat_interval").GetDouble())),
        random.NextDouble(),
        BeatAsync,
        clock);

    private Task IntroduceAsync(CancellationToken cancellationToken) =>
        SendAsync(
            session is { Id: { } id, Sequence: { } sequence }
                ? GatewayMessages.Resume(token, id, sequence)
                : GatewayMessages.Identify(token, shard),
            cancellationToken);

    private Task BeatAsync(CancellationToken cancellationToken) =>
        SendAsync(GatewayMessages.Heartbeat(session.Sequence), cancellationToken);

    private Task SendAsync(byte[] frame, CancellationToken cancellationToken) =>
        _budget.TryTake() ? socket.SendAsync(frame, cancellationToken) : Task.CompletedTask;
}

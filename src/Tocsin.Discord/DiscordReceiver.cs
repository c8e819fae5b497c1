using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Storage;
using Tocsin.Discord.Gateway;
using Tocsin.Discord.Interactions;
using Tocsin.Discord.Membership;

namespace Tocsin.Discord;

/// <summary>Listens to the gateway for as long as the program runs, and hands on what happens.</summary>
/// <remarks>When Discord will not have us, this ends with one line that says what to do; everything else runs on.</remarks>
internal sealed partial class DiscordReceiver(
    IDiscordGateway gateway,
    Turns turns,
    GuildEvents guilds,
    InteractionHandler interactions,
    CommandRegistration registration,
    ILogger<DiscordReceiver> logger)
    : BackgroundService
{
    /// <summary>Interactions that are answered at once; the others wait, and each answer is quick.</summary>
    private const int AtOnce = 16;

    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that waits for a gateway would hold up the program.
        await Task.Yield();
        List<Task> answering = [];
        try
        {
            await turns.WorkAsync(DiscordPlace.Platform, token => ListenAsync(answering, token, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }

        await Task.WhenAll(answering);
    }

    private async Task ListenAsync(List<Task> answering, CancellationToken listening, CancellationToken stopping)
    {
        await foreach (var happened in gateway.ListenAsync(listening))
        {
            if (happened is GatewayEvent.Happened { Name: "INTERACTION_CREATE" } interaction)
            {
                answering.RemoveAll(task => task.IsCompleted);
                answering.Add(AnswerAsync(interaction.Data, stopping));
            }
            else
            {
                await HandleAsync(happened, stopping);
            }
        }
    }

    private async Task HandleAsync(GatewayEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            switch (happened)
            {
                case GatewayEvent.Ready ready:
                    Log.Connected(logger, ready.Shard.Index + 1, ready.Shard.Count, ready.Guilds.Count);
                    await guilds.BeginAsync(ready, cancellationToken);
                    await RegisterAsync(ready, cancellationToken);
                    break;
                case GatewayEvent.Happened other:
                    await guilds.HandleAsync(other, cancellationToken);
                    break;
                case GatewayEvent.Refused refused:
                    Log.Refused(logger, refused.Reason);
                    break;
                default:
                    break;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.EventFailed(logger, (happened as GatewayEvent.Happened)?.Name ?? happened.GetType().Name, failure);
        }
    }

    private Task RegisterAsync(GatewayEvent.Ready ready, CancellationToken cancellationToken) =>
        ready.Shard.Index == 0 ? registration.RunAsync(ready.ApplicationId, cancellationToken) : Task.CompletedTask;

    private async Task AnswerAsync(JsonElement data, CancellationToken cancellationToken)
    {
        try
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                if (Interaction.Read(data) is { } interaction)
                {
                    await interactions.HandleAsync(interaction, cancellationToken);
                }
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program ends; the person asks again.
        }
        catch (Exception failure)
        {
            Log.EventFailed(logger, "INTERACTION_CREATE", failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7420, LogLevel.Information, "Connected to Discord (shard {Shard} of {Count}, {Servers} servers)")]
        public static partial void Connected(ILogger logger, int shard, int count, int servers);

        [LoggerMessage(7421, LogLevel.Error, "Discord is off until a restart, everything else runs on: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(7422, LogLevel.Error, "Discord's event {Name} could not be handled")]
        public static partial void EventFailed(ILogger logger, string name, Exception failure);
    }
}

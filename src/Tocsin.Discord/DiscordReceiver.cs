using System.Text.Json;
using System.Threading.Channels;
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
        // One after the other, but beside the answers: a greeting or a registration that Discord lets wait must not cost people their three seconds.
        var others = Channel.CreateUnbounded<GatewayEvent>(new UnboundedChannelOptions { SingleReader = true });
        var handling = HandleAllAsync(others.Reader, stopping);
        try
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
                    others.Writer.TryWrite(happened);
                }
            }
        }
        finally
        {
            others.Writer.Complete();
            await handling;
        }
    }

    private async Task HandleAllAsync(ChannelReader<GatewayEvent> events, CancellationToken stopping)
    {
        try
        {
            await foreach (var happened in events.ReadAllAsync(stopping))
            {
                await HandleAsync(happened, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program ends; the next session tells anew where the bot is.
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
            // Reading and answering must not hold up the gateway's next event.
            await Task.Yield();
            if (Interaction.Read(data) is { } interaction)
            {
                await interactions.HandleAsync(interaction, cancellationToken);
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

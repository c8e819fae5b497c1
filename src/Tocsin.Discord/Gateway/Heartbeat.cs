namespace Tocsin.Discord.Gateway;

/// <summary>Beats at the gateway's pace and notices when nothing answers.</summary>
/// <remarks>
/// The first beat comes after a random part of the interval, so that a restart of Discord's is not met by everybody at
/// once; a beat that finds the one before it unanswered means a zombie
/// (discord.com/developers/docs/events/gateway#sending-heartbeats).
/// </remarks>
internal sealed class Heartbeat(TimeSpan interval, double jitter, Func<CancellationToken, Task> beat, TimeProvider clock)
{
    private volatile bool _answered = true;

    public void Acknowledged() => _answered = true;

    /// <summary>Beats until the connection is dead; returns then, and only then.</summary>
    public async Task RunUntilDeadAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(interval * jitter, clock, cancellationToken);
        while (_answered)
        {
            _answered = false;
            await beat(cancellationToken);
            await Task.Delay(interval, clock, cancellationToken);
        }
    }
}

namespace Tocsin.Discord.Gateway;

/// <summary>At most 120 frames within 60 seconds (discord.com/developers/docs/events/gateway#rate-limiting); we stop short of it.</summary>
internal sealed class SendBudget(TimeProvider clock)
{
    private const int Most = 110;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private readonly Queue<TimeSpan> _sent = new();

    /// <summary>Takes a place for one frame; false when there is none for now.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_started);
            while (_sent.TryPeek(out var oldest) && oldest + Window <= now)
            {
                _sent.Dequeue();
            }

            if (_sent.Count >= Most)
            {
                return false;
            }

            _sent.Enqueue(now);
            return true;
        }
    }
}

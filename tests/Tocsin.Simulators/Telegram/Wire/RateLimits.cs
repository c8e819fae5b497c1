namespace Tocsin.Simulators.Telegram.Wire;

/// <summary>The pace that Telegram allows (core.telegram.org/bots/faq, "My bot is hitting limits"): over it is a 429.</summary>
/// <remarks>No window of a second may hold more than 30 messages, none of a minute more than 20 to one group, and one chat bears about one a second after a short burst.</remarks>
internal sealed class RateLimits(TimeProvider clock)
{
    private const int InAll = 30;
    private const int ToAGroup = 20;
    private const int Burst = 5;

    private readonly Queue<DateTimeOffset> _all = new();
    private readonly Dictionary<long, Queue<DateTimeOffset>> _chats = [];

    /// <summary>Off for tests of other things.</summary>
    public bool AreOn { get; set; } = true;

    /// <summary>How many requests were refused for their pace.</summary>
    public int Refused { get; private set; }

    /// <summary>The most messages that any window of one second held.</summary>
    public int MostInASecond { get; private set; }

    public void Take(long chat, bool isGroup)
    {
        var now = clock.GetUtcNow();
        Forget(_all, now - TimeSpan.FromSeconds(1));
        if (!_chats.TryGetValue(chat, out var sent))
        {
            _chats[chat] = sent = new Queue<DateTimeOffset>();
        }

        Forget(sent, now - TimeSpan.FromMinutes(1));
        if (AreOn && Wait(sent, now, isGroup) is { } wait)
        {
            Refused++;
            throw BotApiException.TooMany((int)Math.Ceiling(Math.Max(1, wait.TotalSeconds)));
        }

        _all.Enqueue(now);
        sent.Enqueue(now);
        MostInASecond = Math.Max(MostInASecond, _all.Count);
    }

    private TimeSpan? Wait(Queue<DateTimeOffset> sent, DateTimeOffset now, bool isGroup)
    {
        if (_all.Count >= InAll)
        {
            return TimeSpan.FromSeconds(1);
        }

        if (isGroup && sent.Count >= ToAGroup)
        {
            return sent.Peek() + TimeSpan.FromMinutes(1) - now;
        }

        return sent.Count(at => at > now - TimeSpan.FromSeconds(Burst)) > Burst ? TimeSpan.FromSeconds(1) : null;
    }

    private static void Forget(Queue<DateTimeOffset> sent, DateTimeOffset before)
    {
        while (sent.TryPeek(out var oldest) && oldest <= before)
        {
            sent.Dequeue();
        }
    }
}

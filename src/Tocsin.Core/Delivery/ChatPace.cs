using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>When the next message may go to each chat: one a second, and no more than the platform's figure in a minute.</summary>
/// <remarks>
/// Telegram names both figures (core.telegram.org/bots/faq, "My bot is hitting limits"). Platforms without a figure of a
/// chat's own are not held here. Safe for several threads; forgets chats that were quiet for a minute.
/// </remarks>
internal sealed class ChatPace(int? perMinute, TimeProvider clock)
{
    /// <summary>How long a message counts towards the minute.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(61);

    // A little over what the platforms say: a request's way there is never the same twice.
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(1100);
    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private readonly Dictionary<ChatId, Queue<TimeSpan>> _sent = [];
    private readonly Dictionary<ChatId, TimeSpan> _pausedUntil = [];
    private TimeSpan _nextSweep = Window;

    /// <summary>How long the next message to <paramref name="chat"/> must wait; zero when it may go now.</summary>
    public TimeSpan WaitFor(ChatId chat)
    {
        lock (_gate)
        {
            var now = Now();
            var next = _pausedUntil.GetValueOrDefault(chat);
            if (perMinute is { } most && _sent.TryGetValue(chat, out var sent))
            {
                Forget(sent, now);
                next = sent.Count == 0 ? next : Max(next, sent.Last() + Spacing);
                next = sent.Count < most ? next : Max(next, sent.Peek() + Window);
            }

            return Max(TimeSpan.Zero, next - now);
        }
    }

    /// <summary>Notes a message that leaves now, or left <paramref name="ago"/>.</summary>
    public void Took(ChatId chat, TimeSpan ago)
    {
        if (perMinute is null)
        {
            return;
        }

        lock (_gate)
        {
            var now = Now();
            if (!_sent.TryGetValue(chat, out var sent))
            {
                _sent[chat] = sent = new Queue<TimeSpan>();
            }

            sent.Enqueue(now - ago);
            if (now >= _nextSweep)
            {
                _nextSweep = now + Window;
                Sweep(now);
            }
        }
    }

    /// <summary>The platform asked to leave this chat alone for a while.</summary>
    public void Pause(ChatId chat, TimeSpan wait)
    {
        lock (_gate)
        {
            _pausedUntil[chat] = Max(_pausedUntil.GetValueOrDefault(chat), Now() + wait);
        }
    }

    private void Sweep(TimeSpan now)
    {
        foreach (var (chat, sent) in _sent)
        {
            Forget(sent, now);
            if (sent.Count == 0)
            {
                _sent.Remove(chat);
            }
        }

        foreach (var chat in _pausedUntil.Where(pause => pause.Value <= now).Select(pause => pause.Key).ToList())
        {
            _pausedUntil.Remove(chat);
        }
    }

    private static void Forget(Queue<TimeSpan> sent, TimeSpan now)
    {
        while (sent.TryPeek(out var oldest) && oldest + Window <= now)
        {
            sent.Dequeue();
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private TimeSpan Now() => clock.GetElapsedTime(_started);
}

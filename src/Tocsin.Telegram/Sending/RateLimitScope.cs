namespace Tocsin.Telegram.Sending;

/// <summary>Tells whether a 429 holds for one chat or for the bot: Telegram does not say.</summary>
/// <remarks>
/// A limit on a second chat while another chat's still runs is taken for the bot's own: the rule errs on the side of
/// waiting, and one busy group does not stop all others. Safe for several threads.
/// </remarks>
internal sealed class RateLimitScope(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _chat;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>Notes that <paramref name="chat"/> must wait; true when the whole bot should.</summary>
    public bool IsWholePlatform(long chat, TimeSpan wait)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var whole = now < _until && chat != _chat;
            (_chat, _until) = (chat, now + wait);
            return whole;
        }
    }
}

namespace Tocsin.Discord.Api.Limits;

/// <summary>Counts the answers that Discord counts against an address, and says when to fall silent.</summary>
/// <remarks>
/// 10,000 answers of 401, 403 or 429 (other than <c>shared</c>) within 10 minutes ban the address
/// (discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans). A 401 means that the token
/// is not accepted: nothing more is asked with it. Safe for several threads.
/// </remarks>
internal sealed class InvalidRequests(int stopAt, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private readonly Queue<TimeSpan> _counted = new();
    private bool _tokenRefused;

    /// <summary>Whether Discord has answered 401 to this token.</summary>
    public bool TokenRefused => Volatile.Read(ref _tokenRefused);

    /// <summary>How long nothing may be asked; zero while all is well.</summary>
    public TimeSpan SilentFor()
    {
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_started);
            while (_counted.TryPeek(out var oldest) && oldest + Window <= now)
            {
                _counted.Dequeue();
            }

            return _counted.Count < stopAt ? TimeSpan.Zero : _counted.Peek() + Window - now;
        }
    }

    /// <summary>Notes an answer. Interactions carry a token of their own: their 401 says nothing of the bot's.</summary>
    public void Note(int status, RateScope? scope, bool ownToken)
    {
        if (status is 401 && ownToken)
        {
            Volatile.Write(ref _tokenRefused, true);
        }

        if (status is 401 or 403 || (status is 429 && scope is not RateScope.Shared))
        {
            lock (_gate)
            {
                _counted.Enqueue(clock.GetElapsedTime(_started));
            }
        }
    }
}

using System.Collections.Concurrent;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Answering;

/// <summary>Whether a person administers a chat, by Telegram's own word, remembered for a minute in memory.</summary>
internal sealed class AdminRights(ITelegramApi api, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private const int MostRemembered = 1_000;

    private readonly ConcurrentDictionary<(long Chat, long Person), (bool IsAdmin, DateTimeOffset Until)> _known = new();

    /// <summary>False also when Telegram does not answer: who cannot be checked has no rights.</summary>
    public async Task<bool> HasAsync(long chat, long person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue((chat, person), out var known) && now < known.Until)
        {
            return known.IsAdmin;
        }

        var answer = await api.GetChatMemberAsync(new GetChatMember(chat, person), cancellationToken);
        if (!answer.IsOk)
        {
            return false;
        }

        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        var isAdmin = answer.Value.Status is "creator" or "administrator";
        _known[(chat, person)] = (isAdmin, now + Remembered);
        return isAdmin;
    }
}

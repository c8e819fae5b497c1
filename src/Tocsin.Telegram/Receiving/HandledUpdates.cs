using Tocsin.Core.Storage;

namespace Tocsin.Telegram.Receiving;

/// <summary>Remembers which updates were acted upon, through restarts: Telegram delivers again what was not confirmed.</summary>
/// <remarks>
/// An update is claimed just before it is acted upon. A kill in between costs one person an answer, which he asks for again;
/// claiming afterwards would let a command act twice.
/// </remarks>
internal sealed class HandledUpdates(Database database, TimeProvider clock)
{
    /// <summary>Telegram keeps unconfirmed updates for 24 hours (core.telegram.org/bots/api#getting-updates).</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private const int ClaimsBetweenSweeps = 500;

    private int _claims;

    /// <summary>True for the first caller with this number; false ever after.</summary>
    public Task<bool> ClaimAsync(long updateId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sweeps = Interlocked.Increment(ref _claims) % ClaimsBetweenSweeps == 1;
        return database.WriteAsync(
            async session =>
            {
                if (sweeps)
                {
                    await session.ExecuteAsync(
                        "DELETE FROM telegram_update WHERE handled_at < @Before",
                        new { Before = (now - Kept).ToUnixTimeMilliseconds() });
                }

                return await session.ExecuteAsync(
                    "INSERT INTO telegram_update (update_id, handled_at) VALUES (@updateId, @Now) ON CONFLICT (update_id) DO NOTHING",
                    new { updateId, Now = now.ToUnixTimeMilliseconds() }) == 1;
            },
            cancellationToken);
    }
}

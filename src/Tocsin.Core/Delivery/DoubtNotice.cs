using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Tells organizers, once a dispatch, that some of its posts may have arrived or not.</summary>
internal static class DoubtNotice
{
    public static async Task AddAsync(DbSession session, long dispatchId, DateTimeOffset now)
    {
        var name = await DispatchNameAsync(session, dispatchId);
        await NoticeStore.AddAsync(session, NoticeKind.InDoubt, $"dispatch:{dispatchId}", [name], now);
    }

    /// <summary>How a notice names a dispatch: the campaign with its schedule, and the instant.</summary>
    public static async Task<string> DispatchNameAsync(DbSession session, long dispatchId) =>
        await session.ScalarAsync<string>(
            "SELECT name || ', ' || local_time || ' ' || zone FROM dispatch WHERE id = @dispatchId", new { dispatchId })
        ?? $"#{dispatchId}";
}

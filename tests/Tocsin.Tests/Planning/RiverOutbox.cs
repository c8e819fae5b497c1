using Tocsin.Tests.Support;
using static Tocsin.Tests.Campaigns.CampaignBuilder;

namespace Tocsin.Tests.Planning;

/// <summary>An outbox with one chat and the campaign of the clean river, in the time of Paris, without a schedule.</summary>
internal static class RiverOutbox
{
    public static async Task<Outbox> OpenAsync(FakeClock clock, LedgerPlatform? ledger = null)
    {
        var outbox = await Outbox.OpenAsync(clock, ledger ?? new LedgerPlatform("ledger", clock));
        await outbox.SubscribeAsync("ledger", 1);
        await outbox.CampaignAsync(Campaign() with { Zone = "Europe/Paris" });
        return outbox;
    }
}

using Tocsin.Core.Schedules;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Dispatch;

/// <summary>A campaign with a daily call at 18:00 in Paris, and two chats that get it.</summary>
internal static class DailyCall
{
    public static async Task<Outbox> OpenAsync(FakeClock clock, LedgerPlatform ledger, Func<ScheduleDefinition, ScheduleDefinition>? change = null)
    {
        var outbox = await Outbox.OpenAsync(clock, ledger);
        await outbox.SubscribeAsync("ledger", 2);
        var schedule = CampaignBuilder.Schedule();
        await outbox.CampaignAsync(CampaignBuilder.Campaign(schedules: change?.Invoke(schedule) ?? schedule));
        return outbox;
    }
}

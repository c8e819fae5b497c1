using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Storage;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Dispatch;

/// <summary>The real host with the real Quartz in the same file.</summary>
public sealed class QuartzTests
{
    [Fact]
    public async Task Quartz_wakes_the_planner_at_the_instant_and_the_post_leaves_at_once()
    {
        using var folder = new TemporaryDirectory();
        var ledger = new LedgerPlatform("ledger", TimeProvider.System);
        using var host = await StartAsync(folder, ledger, TimeProvider.System, "2 seconds after the first start");

        Assert.True(await PostedAsync(ledger), "nothing was posted");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Losing_the_tables_of_Quartz_loses_nothing()
    {
        using var folder = new TemporaryDirectory();
        var ledger = new LedgerPlatform("ledger", TimeProvider.System);
        using (var host = await StartAsync(folder, ledger, TimeProvider.System, "3 seconds after the first start"))
        {
            var database = host.Services.GetRequiredService<Database>();
            await database.WriteAsync(
                async session =>
                {
                    await session.ExecuteAsync("DELETE FROM QRTZ_SIMPLE_TRIGGERS");
                    await session.ExecuteAsync("DELETE FROM QRTZ_TRIGGERS");
                },
                TestContext.Current.CancellationToken);
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);
        using var again = await StartAsync(folder, ledger, TimeProvider.System, "3 seconds after the first start");
        Assert.True(await PostedAsync(ledger), "nothing was posted");
        await again.StopAsync(TestContext.Current.CancellationToken);
        Assert.Single(ledger.Posted);
    }

    [Fact]
    public async Task A_test_clock_drives_Quartz()
    {
        using var folder = new TemporaryDirectory();
        var clock = new FakeClock();
        var ledger = new LedgerPlatform("ledger", clock);
        using var host = await StartAsync(folder, ledger, clock, "90 seconds after the first start");

        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        Assert.True(await UntilAsync(async () => (await scheduler.GetTriggersOfJob(PlanScheduleJob.Key, TestContext.Current.CancellationToken)).Count == 1));

        clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Empty(ledger.Posted);
        // Quartz sets its next timer on a thread of its own: each step gives it the chance to.
        Assert.True(await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(ledger.Posted.Count == 1);
        }));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Looks again and again; bounded only so that a test that would hang fails.</summary>
    private static async Task<bool> UntilAsync(Func<Task<bool>> seen)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(2))
        {
            if (await seen())
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return false;
    }

    private static Task<bool> PostedAsync(LedgerPlatform ledger) => UntilAsync(() => Task.FromResult(ledger.Posted.Count > 0));

    private static async Task<IHost> StartAsync(TemporaryDirectory folder, LedgerPlatform ledger, TimeProvider clock, string rule)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var options = new DatabaseOptions { DataDirectory = folder.Path };
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton<IPlatform>(ledger);
        builder.Services.AddArchive();
        builder.Services.AddCampaigns();
        builder.Services.AddDelivery();
        builder.Services.AddDispatch(options);
        // So that what arrives meanwhile came through Quartz, and not through the sweep.
        builder.Services.Configure<DispatchOptions>(settings => settings.Sweep = TimeSpan.FromMinutes(10));
        var host = builder.Build();
        await new Migrator(host.Services.GetRequiredService<Database>(), clock).MigrateAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<ChatStore>().SubscribeAsync(new ChatAddress("ledger", "1"), new ChatSettings(), TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<CampaignWriter>().SaveAsync(
            CampaignBuilder.Campaign(schedules: CampaignBuilder.Schedule() with { When = CampaignBuilder.Rule(rule, "Etc/UTC") }),
            "test.yaml",
            TestContext.Current.CancellationToken);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }
}

using System.Diagnostics;
using System.Diagnostics.Tracing;
using Tocsin.Discord.Api.Wire;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Tests.Discord.Api;

/// <summary>A token of the bot's or of an interaction's reaches neither traces nor events nor what a failure says.</summary>
public sealed class SecretsTests
{
    private const string Interaction = "canary-interaction-token";

    [Fact]
    public async Task Tokens_show_nowhere()
    {
        List<string> seen = [];
        using var listener = new EverythingListener(seen);
        using var activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (seen)
                {
                    seen.AddRange(activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"));
                }
            },
        };
        ActivitySource.AddActivityListener(activities);
        await using var bench = await DiscordBench.StartAsync(options => options.Token = "canary-bot-token");
        bench.Simulator.Faults.Order("POST interactions/*/*/callback", Fault.Dropped);
        using var ownActivity = new Activity("test").Start();

        var me = await bench.Rest.GetMeAsync(TestContext.Current.CancellationToken);
        var callback = await bench.Rest.AnswerInteractionAsync(
            bench.World.NewId().Text(), Interaction, new Callback(Callback.Deferred), null, TestContext.Current.CancellationToken);

        lock (seen)
        {
            // What the simulator's own server says of the request that reached it is not ours.
            var ours = seen.Where(line => !line.Contains("Kestrel", StringComparison.Ordinal) && !line.Contains("Hosting", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(ours);
            Assert.DoesNotContain(ours, line => line.Contains("canary", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("canary", me.Problem!.Text + callback.Problem!.Text, StringComparison.Ordinal);
    }

    private sealed class EverythingListener(List<string> seen) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http")
            {
                EnableEvents(eventSource, EventLevel.LogAlways);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            lock (seen)
            {
                seen.Add($"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? [])}");
            }
        }
    }
}

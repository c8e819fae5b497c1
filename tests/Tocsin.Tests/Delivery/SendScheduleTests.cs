using FsCheck;
using FsCheck.Fluent;
using Tocsin.Core.Delivery;

namespace Tocsin.Tests.Delivery;

public sealed class SendScheduleTests
{
    /// <summary>Lateness of each request behind its permit, in microseconds: mostly a little, sometimes a lot, sometimes a long silence.</summary>
    private static Arbitrary<int[]> Lateness =>
        Gen.Frequency(
            (8, Gen.Choose(0, 3_000)), (3, Gen.Choose(0, 60_000)), (1, Gen.Choose(0, 2_000_000))).ArrayOf(400).ToArbitrary();

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(50)]
    public void I8_No_window_of_one_second_holds_more_than_the_platforms_figure(int perSecond) =>
        Prop.ForAll(Lateness, lateness =>
        {
            var schedule = new SendSchedule(perSecond);
            List<long> left = [];
            long now = 0;
            foreach (var late in lateness)
            {
                now = Math.Max(now, schedule.NextAllowed) + (late * (TimeSpan.TicksPerMillisecond / 1000));
                schedule.Take(now);
                left.Add(now);
            }

            return left.Index().All(item => left.Skip(item.Index).TakeWhile(at => at < item.Item + TimeSpan.TicksPerSecond).Count() <= perSecond);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(30, 5000)]
    [InlineData(50, 2000)]
    public void Five_thousand_take_at_most_a_twelfth_longer_than_the_figure_allows_even_when_each_timer_is_late(int perSecond, int requests)
    {
        var schedule = new SendSchedule(perSecond);
        long now = 0;
        for (var request = 0; request < requests; request++)
        {
            now = Math.Max(now, schedule.NextAllowed) + TimeSpan.FromMilliseconds(1.5).Ticks;
            schedule.Take(now);
        }

        Assert.InRange(TimeSpan.FromTicks(now).TotalSeconds, 0, 1.075 * requests / perSecond);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>The wall clock is believed unless something speaks against it: time that passed, or a platform's own time.</summary>
public sealed class ClockGuardTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FakeClock _clock = new();
    private TimeSpan? _sinceBoot = TimeSpan.FromHours(5);

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(86_400)]
    [InlineData(-86_400)]
    [InlineData(61)]
    public void A_clock_that_was_set_is_noticed_where_no_platform_says_the_time(int seconds)
    {
        var guard = Guard();

        Set(seconds);

        Assert.False(guard.IsSound);
        Assert.Equal(TimeSpan.FromSeconds(seconds), guard.Skew);
        Set(-seconds);
        Assert.True(guard.IsSound);
    }

    [Fact]
    public void A_machine_that_slept_is_believed_without_any_platform()
    {
        var guard = Guard();

        Sleep(TimeSpan.FromHours(7));

        Assert.True(guard.IsSound);
        Set(3600);
        Assert.False(guard.IsSound);
    }

    [Fact]
    public void A_clock_set_while_the_machine_slept_is_noticed()
    {
        var guard = Guard();

        Sleep(TimeSpan.FromHours(7));
        Set(3600);

        Assert.Equal(TimeSpan.FromHours(1), guard.Skew);
    }

    [Fact]
    public void Where_nobody_knows_of_sleep_a_platform_clears_the_clock()
    {
        _sinceBoot = null;
        var guard = Guard();
        Set((int)TimeSpan.FromHours(7).TotalSeconds);
        Assert.False(guard.IsSound);

        guard.Observe(_clock.GetUtcNow(), _clock.GetUtcNow());

        Assert.True(guard.IsSound);
    }

    [Fact]
    public void A_process_that_was_stopped_while_an_answer_came_accuses_nobody()
    {
        var guard = Guard();
        var asked = _clock.GetUtcNow();

        Pass(TimeSpan.FromMinutes(20));
        guard.Observe(asked, asked);

        Assert.True(guard.IsSound);
    }

    [Fact]
    public void A_stop_between_question_and_answer_clears_no_clock_either()
    {
        _sinceBoot = null;
        var guard = Guard();
        var asked = _clock.GetUtcNow();

        Set(3600);
        guard.Observe(asked, asked);

        Assert.False(guard.IsSound);
    }

    [Theory]
    [InlineData(-120)]
    [InlineData(120)]
    public void A_platform_notices_a_clock_that_was_wrong_from_the_start(int seconds)
    {
        var guard = Guard();
        var right = _clock.GetUtcNow();
        Assert.True(guard.IsSound);

        guard.Observe(_clock.GetUtcNow(), right.AddSeconds(-seconds));
        Assert.Equal(TimeSpan.FromSeconds(seconds), guard.Skew);
        Assert.False(guard.IsSound);

        guard.Observe(_clock.GetUtcNow(), _clock.GetUtcNow());
        Assert.True(guard.IsSound);
    }

    [Fact]
    public void Time_that_passes_and_sleep_of_any_length_accuse_nobody() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).Zip(Gen.Elements(true, false)).ArrayOf(20).ToArbitrary(), spans =>
        {
            var guard = Guard();
            foreach (var (seconds, asleep) in spans)
            {
                var asked = _clock.GetUtcNow();
                if (asleep)
                {
                    Sleep(TimeSpan.FromSeconds(seconds));
                }
                else
                {
                    Pass(TimeSpan.FromSeconds(seconds));
                }

                guard.Observe(asked, asked.AddSeconds(seconds / 2));
                if (!guard.IsSound)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("350735.50 234388.90\n", 350_735.5)]
    [InlineData("", null)]
    public void The_machines_uptime_is_read_as_linux_writes_it(string text, double? seconds) =>
        Assert.Equal(seconds, BootTime.Parse(text)?.TotalSeconds);

    private ClockGuard Guard() => new(_clock, Limit, () => _sinceBoot);

    private void Pass(TimeSpan time)
    {
        _clock.Advance(time);
        _sinceBoot += time;
    }

    /// <summary>As Linux has it: the wall clock and the uptime go on, the monotonic clock stands.</summary>
    private void Sleep(TimeSpan time)
    {
        _clock.SetWallClock(_clock.GetUtcNow() + time);
        _sinceBoot += time;
    }

    private void Set(int seconds) => _clock.SetWallClock(_clock.GetUtcNow().AddSeconds(seconds));
}

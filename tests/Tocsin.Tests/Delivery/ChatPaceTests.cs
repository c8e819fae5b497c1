using FsCheck;
using FsCheck.Fluent;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

public sealed class ChatPaceTests
{
    [Fact]
    public void I8_A_chat_gets_one_message_a_second_and_no_more_than_its_figure_in_a_minute() =>
        Prop.ForAll(Gen.Choose(0, 4_000).ArrayOf(120).ToArbitrary(), idle =>
        {
            var clock = new FakeClock();
            var pace = new ChatPace(20, clock);
            List<DateTimeOffset> sent = [];
            foreach (var milliseconds in idle)
            {
                clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
                clock.Advance(pace.WaitFor(new ChatId(1)));
                if (pace.WaitFor(new ChatId(1)) > TimeSpan.Zero)
                {
                    return false;
                }

                pace.Took(new ChatId(1), TimeSpan.Zero);
                sent.Add(clock.GetUtcNow());
            }

            return sent.Zip(sent.Skip(1)).All(pair => pair.Second - pair.First >= TimeSpan.FromSeconds(1))
                && sent.Index().All(item => sent.Skip(item.Index).TakeWhile(at => at - item.Item < TimeSpan.FromMinutes(1)).Count() <= 20);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_chats_pace_holds_no_other_chat_up()
    {
        var pace = new ChatPace(20, new FakeClock());

        pace.Took(new ChatId(1), TimeSpan.Zero);

        Assert.True(pace.WaitFor(new ChatId(1)) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, pace.WaitFor(new ChatId(2)));
    }

    [Fact]
    public void I8_A_wait_that_a_chat_was_given_is_never_cut_short()
    {
        var clock = new FakeClock();
        var pace = new ChatPace(null, clock);

        pace.Pause(new ChatId(1), TimeSpan.FromSeconds(30));
        pace.Pause(new ChatId(1), TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(20), pace.WaitFor(new ChatId(1)));
    }
}

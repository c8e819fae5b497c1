using Microsoft.Extensions.Options;
using Tocsin.Telegram;
using Tocsin.Telegram.Answering;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Telegram.Answering;

public sealed class CommandThrottleTests
{
    private readonly FakeClock _clock = new();
    private readonly CommandThrottle _throttle;

    public CommandThrottleTests()
    {
        var options = new TelegramOptions { Flood = new FloodOptions { PersonBurst = 3, ChatBurst = 5, Refill = TimeSpan.FromSeconds(2) } };
        _throttle = new CommandThrottle(Options.Create(options), _clock);
    }

    [Fact]
    public void A_person_in_a_hurry_is_told_once_and_answered_again_later()
    {
        Assert.Equal(
            [ThrottleVerdict.Answer, ThrottleVerdict.Answer, ThrottleVerdict.Answer, ThrottleVerdict.TellOnce, ThrottleVerdict.Ignore],
            Enumerable.Range(0, 5).Select(_ => _throttle.Take(person: 1, chat: 1)));

        _clock.Advance(TimeSpan.FromSeconds(2));

        // As long as the flood goes on it is not told again.
        Assert.Equal(ThrottleVerdict.Answer, _throttle.Take(1, 1));
        Assert.Equal(ThrottleVerdict.Ignore, _throttle.Take(1, 1));

        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(
            [ThrottleVerdict.Answer, ThrottleVerdict.Answer, ThrottleVerdict.Answer, ThrottleVerdict.TellOnce],
            Enumerable.Range(0, 4).Select(_ => _throttle.Take(1, 1)));
    }

    [Fact]
    public void A_chat_in_a_hurry_is_slowed_whoever_asks_and_others_are_not()
    {
        var verdicts = Enumerable.Range(1, 6).Select(person => _throttle.Take(person, chat: 1)).ToList();

        Assert.All(verdicts.Take(5), verdict => Assert.Equal(ThrottleVerdict.Answer, verdict));
        Assert.Equal(ThrottleVerdict.TellOnce, verdicts[5]);
        Assert.Equal(ThrottleVerdict.Answer, _throttle.Take(person: 7, chat: 2));
    }

    [Fact]
    public void Thousands_of_people_are_forgotten_when_they_rest()
    {
        for (var person = 1; person <= 5_000; person++)
        {
            Assert.Equal(ThrottleVerdict.Answer, _throttle.Take(person, person));
            _clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.InRange(_throttle.Remembered, 1, 1_100);
    }
}

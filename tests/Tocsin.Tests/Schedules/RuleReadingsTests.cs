using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Reading;

namespace Tocsin.Tests.Schedules;

public sealed class RuleReadingsTests
{
    /// <summary>A Friday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("every day at 6", "every day at 06:00", "every day at 18:00")]
    [InlineData("كل يوم الساعة ٦", "كل يوم الساعة 06:00", "كل يوم الساعة 18:00")]
    [InlineData("once 12/10/2026 18:00", "once 2026-12-10 18:00")]
    [InlineData("once 5/6/2027 18:00", "once 2027-06-05 18:00", "once 2027-05-06 18:00")]
    [InlineData("every fryday 18:00", "every friday 18:00")]
    [InlineData("every friday 18:00 Europe/Pariss", "every friday 18:00 Europe/Paris")]
    [InlineData("every friday 18:00 CET", "every friday 18:00 Europe/Paris", "every friday 18:00 Asia/Beirut")]
    [InlineData("every friday 18", "every friday 18:00")]
    [InlineData("every friday 6", "every friday 06:00", "every friday 18:00")]
    [InlineData("friday 18:00", "every friday 18:00", "once 2026-11-20 18:00")]
    [InlineData("once friday 18:00", "once 2026-11-20 18:00", "once 2026-11-27 18:00")]
    [InlineData("once 10 december 18:00", "once 10 december 2026 18:00", "once 10 december 2027 18:00", "every year on 10 december 18:00")]
    [InlineData("once friday 2026-12-10 18:00", "once 2026-12-10 18:00")]
    [InlineData("every blue moon 18:00")]
    [InlineData("every friday")]
    public void Offers_each_reading_and_no_other(string text, params string[] readings)
    {
        var problem = Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse(text, "Europe/Paris"));

        Assert.Equal(readings, RuleReadings.Of(text, problem, ["Europe/Paris", "Asia/Beirut"], Now));
    }

    [Fact]
    public void Offers_the_zones_that_are_in_use()
    {
        var problem = Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse("every friday 18:00"));

        Assert.Equal(["every friday 18:00 Asia/Beirut"], RuleReadings.Of("every friday 18:00", problem, ["Asia/Beirut"], Now));
    }

    [Fact]
    public void Every_reading_is_clear_and_has_an_instant_ahead()
    {
        string[] texts = ["at 6", "friday", "10 december 18:00", "le vendredi 18h", "el viernes a las 6", "once 1/2/2026 10:00", "every second friday 18:00"];
        foreach (var text in texts)
        {
            var problem = Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse(text, "Europe/Paris"));

            Assert.All(
                RuleReadings.Of(text, problem, ["Europe/Paris"], Now),
                reading => Assert.NotNull(
                    Assert.IsType<ScheduleRuleOutcome.Parsed>(ScheduleRuleParser.Parse(reading, "Europe/Paris")).Rule.NextAfter(Now, Now)));
        }
    }
}

using System.Globalization;
using NodaTime;
using Tocsin.Core.Schedules;
using static Tocsin.Tests.Campaigns.CampaignBuilder;

namespace Tocsin.Tests.Schedules;

/// <summary>Rules against NodaTime's own mapping of local times, over ten zones with clocks that change at awkward hours.</summary>
public sealed class WallClockPropertyTests
{
    private const int FirstYear = 2023;
    private const int Years = 5;

    private static readonly string[] TimesOfDay = ["00:00", "00:30", "01:30", "02:00", "02:15", "02:30", "03:00", "12:00", "23:00", "23:30"];

    public static TheoryData<string> Zones =>
    [
        "Europe/Paris", "America/New_York", "Asia/Beirut", "Africa/Cairo", "America/Santiago", "America/Nuuk",
        "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "America/Havana",
    ];

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_daily_rule_fires_exactly_once_for_each_local_day(string zone)
    {
        foreach (var time in TimesOfDay)
        {
            var expected = Expected(zone, time);

            Assert.Equal(expected, Instants(Rule($"every day at {time}", zone), expected[0], expected.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Cron_means_the_same_instants_as_plain_words(string zone)
    {
        foreach (var time in TimesOfDay)
        {
            var parts = time.Split(':');
            var expected = Expected(zone, time);

            Assert.Equal(expected, Instants(Rule($"cron 0 {parts[1]} {parts[0]} * * ?", zone), expected[0], expected.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Every_rule_goes_on_and_passes_nothing_over(string zone)
    {
        string[] rules =
        [
            "every day 02:30, 00:15, 23:45", "every 3 days 02:30", "weekdays 02:30", "every 2 weeks on sun,mon 02:30",
            "every month on the 1st and 26th 00:30", "every 2 months on the last sunday 02:30", "every month on the last day 23:30",
            "every year on 31 march 02:30", "every 7 hours", "cron 0 0/20 0-3 ? * SUN", "0 1-3 * * *",
        ];
        var random = new Random(HashOf(zone));
        foreach (var text in rules)
        {
            var rule = Rule(text, zone);
            var anchor = new DateTimeOffset(FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero);
            for (var round = 0; round < 60; round++)
            {
                var after = anchor.AddMilliseconds(random.NextInt64((long)TimeSpan.FromDays(365 * Years).TotalMilliseconds));
                var next = rule.NextAfter(after, anchor)!.Value;

                Assert.True(next.Utc > after, $"{text} in {zone}: {next.Utc:O} is not after {after:O}");
                Assert.Equal(0, next.Utc.Ticks % TimeSpan.TicksPerSecond);
                var between = after + (random.NextDouble() * (next.Utc - after));
                Assert.Equal(next, rule.NextAfter(between < next.Utc ? between : after, anchor));
                Assert.Equal(next, rule.NextAfter(next.Utc.AddTicks(-1), anchor));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void An_interval_of_weeks_keeps_its_weeks(string zone)
    {
        var random = new Random(HashOf(zone));
        for (var round = 0; round < 20; round++)
        {
            var weeks = random.Next(2, 6);
            var anchor = new DateTimeOffset(FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(random.Next(24 * 365));
            var rule = Rule($"every {weeks} weeks on tue,sat 09:00", zone);
            var days = Instants(rule, anchor.AddTicks(1), 40, anchor).Select(instant => LocalDay(instant, zone)).ToList();

            var monday = days[0].PlusDays(1 - (int)days[0].DayOfWeek);
            Assert.All(days, day => Assert.Equal(0, Period.DaysBetween(monday, day.PlusDays(1 - (int)day.DayOfWeek)) % (7 * weeks)));
            Assert.True(Period.DaysBetween(LocalDay(anchor, zone), days[0]) < 7, "the first is within a week");
            Assert.Equal(2, days.Skip(1).Select(day => day.DayOfWeek).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("Europe/Paris", "2027-03-28 02:30", "2027-03-28 03:00")]
    [InlineData("Europe/Paris", "2026-10-25 02:30", "2026-10-25 02:30")]
    [InlineData("America/Nuuk", "2025-03-29 23:30", "2025-03-30 00:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:30")]
    public void A_skipped_time_fires_right_after_the_gap_and_a_doubled_one_at_its_first(string zone, string written, string fires)
    {
        var at = Stored($"once {written}", zone).NextAfter(DateTimeOffset.MinValue, DateTimeOffset.MinValue)!.Value;

        Assert.Equal(fires, at.Local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.True(at.Local - at.Utc.UtcDateTime == DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(Instant.FromDateTimeOffset(at.Utc)).ToTimeSpan());
    }

    /// <summary>Of a person who types this it is asked.</summary>
    private static ScheduleRule Stored(string text, string zone) =>
        Assert.IsType<ScheduleRuleOutcome.Parsed>(ScheduleRuleParser.ParseStored(text, zone)).Rule;

    [Fact]
    public void The_first_of_two_is_the_earlier_one() =>
        Assert.Equal(
            new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero),
            Stored("once 2026-10-25 02:30", "Europe/Paris").NextAfter(DateTimeOffset.MinValue, DateTimeOffset.MinValue)!.Value.Utc);

    /// <summary>Apia went from the 29th to the 31st of December 2011.</summary>
    [Fact]
    public void A_day_that_a_place_left_out_fires_nothing()
    {
        var start = new DateTimeOffset(2011, 12, 28, 12, 0, 0, TimeSpan.Zero);

        var days = Instants(Rule("every day at 09:00", "Pacific/Apia"), start, 4, start).Select(instant => LocalDay(instant, "Pacific/Apia").Day);

        Assert.Equal([28, 29, 31, 1], days);
    }

    /// <summary>The instant of each local day, by NodaTime's mapping.</summary>
    private static List<DateTimeOffset> Expected(string zoneId, string time)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var at = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value;
        List<DateTimeOffset> instants = [];
        for (var day = new LocalDate(FirstYear, 1, 2); day.Year < FirstYear + Years; day = day.PlusDays(1))
        {
            var mapping = zone.MapLocal(day + at);
            instants.Add((mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant()).ToDateTimeOffset());
        }

        Assert.Equal(instants.Count, instants.Distinct().Count());
        return instants;
    }

    private static List<DateTimeOffset> Instants(ScheduleRule rule, DateTimeOffset from, int count, DateTimeOffset? anchor = null) =>
        [.. rule.AllAfter(from.AddTicks(-1), anchor ?? from.AddTicks(-1)).Take(count).Select(instant => instant.Utc)];

    private static LocalDate LocalDay(DateTimeOffset instant, string zone) =>
        Instant.FromDateTimeOffset(instant).InZone(DateTimeZoneProviders.Tzdb[zone]).Date;

    private static int HashOf(string text) => text.Aggregate(17, (hash, letter) => (hash * 31) + letter);
}

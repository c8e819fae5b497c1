using System.Globalization;
using NodaTime;
using Tocsin.Core.Schedules;

namespace Tocsin.Tests.Schedules;

/// <summary>From typed words to the next five instants, against a calendar that NodaTime counts day by day.</summary>
public sealed class UpcomingPropertyTests
{
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] Jours = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    private static readonly string[] Dias = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
    private static readonly string[] Ayyam = ["اثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت", "أحد"];
    private static readonly string[] Zones = ["Europe/Paris", "America/New_York", "Asia/Beirut", "America/Santiago", "Australia/Lord_Howe", "UTC"];

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public void The_next_five_instants_are_those_of_the_calendar(string language)
    {
        var random = new Random(9);
        for (var round = 0; round < 150; round++)
        {
            var zone = Zones[random.Next(Zones.Length)];
            var day = random.Next(7);
            var time = new LocalTime(random.Next(24), random.Next(4) * 15);
            var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(365 * 24 * 60));
            var text = Written(language, day, time.ToString("HH:mm", CultureInfo.InvariantCulture), zone);

            var rule = Assert.IsType<ScheduleRuleOutcome.Parsed>(ScheduleRuleParser.Parse(text)).Rule;
            var five = Upcoming.Of(rule, null, null, now).Take(5).ToList();

            Assert.Equal(Expected(DateTimeZoneProviders.Tzdb[zone], (IsoDayOfWeek)(day + 1), time, now), five.Select(instant => instant.Utc));
            Assert.All(five, instant => Assert.Equal(zone, instant.Zone));
        }
    }

    [Fact]
    public void The_campaigns_days_bound_them()
    {
        var rule = Assert.IsType<ScheduleRuleOutcome.Parsed>(ScheduleRuleParser.Parse("every day 00:00 Asia/Tokyo")).Rule;
        var now = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(2, Upcoming.Of(rule, new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 2), now).Take(5).Count());
        Assert.Empty(Upcoming.Of(rule, null, new DateOnly(2026, 11, 1), now));
    }

    private static string Written(string language, int day, string time, string zone) => language switch
    {
        "fr" => $"chaque {Jours[day]} {time} {zone}",
        "es" => $"cada {Dias[day]} a las {time} {zone}",
        "ar" => $"كل {Ayyam[day]} الساعة {time} {zone}",
        _ => $"every {Days[day]} {time} {zone}",
    };

    private static List<DateTimeOffset> Expected(DateTimeZone zone, IsoDayOfWeek weekday, LocalTime time, DateTimeOffset now)
    {
        List<DateTimeOffset> instants = [];
        for (var day = Instant.FromDateTimeOffset(now).InZone(zone).Date.PlusDays(-1); instants.Count < 5; day = day.PlusDays(1))
        {
            var mapping = zone.MapLocal(day + time);
            var instant = (mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant()).ToDateTimeOffset();
            if (day.DayOfWeek == weekday && instant > now)
            {
                instants.Add(instant);
            }
        }

        return instants;
    }
}

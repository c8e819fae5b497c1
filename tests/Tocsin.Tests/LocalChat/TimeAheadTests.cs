using Tocsin.LocalChat;

namespace Tocsin.Tests.LocalChat;

/// <summary>How far off an instant is, in the words of the welcome.</summary>
public class TimeAheadTests
{
    [Theory]
    [InlineData("2026-11-29 03:47:00", "2026-11-29 03:47:15", "in 15 seconds")]
    [InlineData("2026-11-29 03:47:00", "2026-11-29 04:47:00", "in 60 minutes")]
    [InlineData("2026-11-29 03:47:00", "2026-11-30 09:00:00", "in 29 hours")]
    [InlineData("2026-11-29 03:47:00", "2026-12-03 18:00:00", "in 4 days")]
    [InlineData("2026-11-29 23:59:00", "2026-12-03 18:00:00", "in 4 days")]
    [InlineData("2026-11-30 00:01:00", "2026-12-03 18:00:00", "in 3 days")]
    [InlineData("2026-11-29 03:47:00", "2026-11-29 03:47:00", "now")]
    public void Days_are_counted_as_on_a_calendar(string now, string then, string said)
    {
        var local = DateTime.Parse(then, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(said, TimeAhead.Of(local - DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture), local));
    }
}

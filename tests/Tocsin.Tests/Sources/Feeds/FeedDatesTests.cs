using Tocsin.Core.Sources.Feeds;

namespace Tocsin.Tests.Sources.Feeds;

public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("Wed, 04 Mar 2020 23:30:00 -0800")]
    [InlineData("Mon, 4 Mar 2020 01:00:00 GMT")]
    [InlineData("04 Mar 20 01:00 EST")]
    [InlineData("4-Mar-2020")]
    [InlineData("2020-03-04T23:30:00-08:00")]
    [InlineData("2020-03-04 10:00:00")]
    [InlineData("2020-03-04")]
    [InlineData(" 20200304 ")]
    [InlineData("mercredi 4 mars 2020")]
    [InlineData("March 4, 2020")]
    [InlineData("4 de marzo de 2020")]
    [InlineData("4 آذار 2020")]
    public void Takes_the_day_as_its_publisher_wrote_it(string text) =>
        Assert.Equal(new DateOnly(2020, 3, 4), FeedDates.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2020-13-45")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("31 Feb 2020")]
    [InlineData("Thu, 01 Jan 9999 00:00:00 GMT")]
    public void Takes_a_wrong_date_for_none(string? text) => Assert.Null(FeedDates.Read(text));
}

using Tocsin.Core.Reports;

namespace Tocsin.Tests.Reports;

public sealed class ReportBarTests
{
    [Theory]
    [InlineData(0, 0, "░░░░░░░░░░")]
    [InlineData(0, 5, "░░░░░░░░░░")]
    [InlineData(1, 1000, "▓░░░░░░░░░")]
    [InlineData(500, 1000, "▓▓▓▓▓░░░░░")]
    [InlineData(999, 1000, "▓▓▓▓▓▓▓▓▓░")]
    [InlineData(1000, 1000, "▓▓▓▓▓▓▓▓▓▓")]
    public void Is_full_only_when_nothing_is_missing_and_empty_only_when_nothing_is_there(long part, long whole, string bar) =>
        Assert.Equal(bar, ReportBar.Of(part, whole));
}

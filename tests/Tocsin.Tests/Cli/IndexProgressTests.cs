using Tocsin.Cli;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Cli;

public sealed class IndexProgressTests
{
    [Fact]
    public void Is_silent_at_first_and_says_a_line_now_and_then()
    {
        var (clock, output) = (new FakeClock(), new StringWriter());
        var progress = new IndexProgress(output, clock);
        for (var read = 1000; read <= 9000; read += 1000)
        {
            progress.Report(read);
            clock.Advance(TimeSpan.FromMilliseconds(700));
        }

        Assert.Equal(
            ["tocsin: the search index has read 4000 articles so far", "tocsin: the search index has read 7000 articles so far"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}

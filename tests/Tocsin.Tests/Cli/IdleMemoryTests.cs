using Tocsin.Composition;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Cli;

/// <summary>When a running bot gives memory back.</summary>
public class IdleMemoryTests
{
    private readonly FakeClock _clock = new();
    private long _allocated = 2 * IdleMemory.Little;
    private int _given;
    private int _letGo;

    [Fact]
    public async Task It_is_given_back_once_after_the_start_and_again_after_heavy_work_is_over()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watching = new IdleMemory(() => _allocated, () => _given++, () => _letGo++).WatchAsync(_clock, stop.Token);

        Assert.Equal(0, _given);
        Assert.Equal(1, After(TimeSpan.FromSeconds(10), allocating: 100));
        Assert.Equal(1, After(TimeSpan.FromMinutes(1), allocating: 100));
        // In the middle of an import it would only be in the way.
        Assert.Equal(1, After(TimeSpan.FromMinutes(1), allocating: 10 * IdleMemory.Little));
        Assert.Equal(2, After(TimeSpan.FromMinutes(1), allocating: 100));
        // Little by little it comes together, too.
        Assert.Equal(2, After(TimeSpan.FromMinutes(1), allocating: IdleMemory.Enough / 2));
        Assert.Equal(3, After(TimeSpan.FromMinutes(1), allocating: IdleMemory.Enough / 2));
        // Whatever of the program's files is needed again after the start stays.
        Assert.Equal(1, _letGo);

        await stop.CancelAsync();
        await watching;
    }

    private int After(TimeSpan time, long allocating)
    {
        _allocated += allocating;
        _clock.Advance(time);
        return _given;
    }
}

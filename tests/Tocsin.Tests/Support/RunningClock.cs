namespace Tocsin.Tests.Support;

/// <summary>Moves a test's clock by itself: fast while nothing is under way, as slowly as real time while a request or somebody's question is.</summary>
internal sealed class RunningClock : IAsyncDisposable
{
    private static readonly TimeSpan Fast = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    private RunningClock(FakeClock clock, Traffic traffic) => _running = RunAsync(clock, traffic);

    public static RunningClock Start(FakeClock clock, Traffic traffic) => new(clock, traffic);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync(FakeClock clock, Traffic traffic)
    {
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(Slow, TimeProvider.System, CancellationToken.None);
            clock.Advance(traffic.IsQuiet ? Fast : Slow);
        }
    }
}

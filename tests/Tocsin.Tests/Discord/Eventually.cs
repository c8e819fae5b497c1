namespace Tocsin.Tests.Discord;

/// <summary>Waits for what another task brings about, for as long as a slow machine may need.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task Done(Task task) => task.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

    public static Task True(Func<bool> condition, string what) => True(() => Task.FromResult(condition()), what);

    public static async Task True(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
            {
                Assert.Fail($"Never came true: {what}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

using System.Reflection;

namespace Tocsin.Tests.Support;

/// <summary>Counts the requests to the platforms that are under way.</summary>
/// <param name="waits">Whether else somebody waits, so that time must not run away.</param>
internal sealed class Traffic(Func<bool> waits)
{
    private int _underWay;

    public bool IsQuiet => Volatile.Read(ref _underWay) == 0 && !waits();

    public void Begin() => Interlocked.Increment(ref _underWay);

    public void End() => Interlocked.Decrement(ref _underWay);
}

/// <summary>A client of a platform whose requests are counted, long polls aside.</summary>
public class WatchedApi : DispatchProxy
{
    private object _api = null!;
    private Traffic _traffic = null!;

    internal static T Watch<T>(T api, Traffic traffic)
        where T : class
    {
        var watched = Create<T, WatchedApi>();
        ((WatchedApi)(object)watched)._api = api;
        ((WatchedApi)(object)watched)._traffic = traffic;
        return watched;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == "GetUpdatesAsync")
        {
            return targetMethod.Invoke(_api, args);
        }

        _traffic.Begin();
        var asked = (Task)targetMethod.Invoke(_api, args)!;
        _ = asked.ContinueWith(
            _ => _traffic.End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return asked;
    }
}

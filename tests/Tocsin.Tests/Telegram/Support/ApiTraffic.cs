using System.Reflection;
using Tocsin.Telegram.Api;

namespace Tocsin.Tests.Telegram.Support;

/// <summary>Counts the requests that are under way, long polls aside: while there are any, no time passes on the test's clock.</summary>
public class ApiTraffic : DispatchProxy
{
    private ITelegramApi _api = null!;
    private int _underWay;

    public bool IsQuiet => Volatile.Read(ref _underWay) == 0;

    internal static ITelegramApi Watch(ITelegramApi api)
    {
        var watched = Create<ITelegramApi, ApiTraffic>();
        ((ApiTraffic)(object)watched)._api = api;
        return watched;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(ITelegramApi.GetUpdatesAsync))
        {
            return targetMethod.Invoke(_api, args);
        }

        Interlocked.Increment(ref _underWay);
        var asked = (Task)targetMethod.Invoke(_api, args)!;
        _ = asked.ContinueWith(
            _ => Interlocked.Decrement(ref _underWay),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return asked;
    }
}

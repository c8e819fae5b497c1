using System.Collections.Concurrent;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>One request at a time to a host, with a pause between two.</summary>
internal sealed class HostPacer(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs <paramref name="request"/> when it is its turn.</summary>
    public async Task<T> RunAsync<T>(string host, TimeSpan pause, Func<Task<T>> request, CancellationToken cancellationToken)
    {
        var own = _hosts.GetOrAdd(host, _ => new Host());
        await own.Turn.WaitAsync(cancellationToken);
        try
        {
            if (own.LastEnd is { } last && pause - clock.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, clock, cancellationToken);
            }

            return await request();
        }
        finally
        {
            own.LastEnd = clock.GetTimestamp();
            own.Turn.Release();
        }
    }

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public long? LastEnd { get; set; }
    }
}

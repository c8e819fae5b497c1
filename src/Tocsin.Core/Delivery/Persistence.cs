using Microsoft.Extensions.Logging;

namespace Tocsin.Core.Delivery;

/// <summary>Writes what must not be forgotten: again and again while the disk is full or the database is locked.</summary>
/// <remarks>Gives up only when the process is told to end at once; the next start then finds the delivery as it was marked.</remarks>
internal sealed partial class Persistence(NodeIdentity node, TimeProvider clock, ILogger<Persistence> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task InsistAsync(Func<CancellationToken, Task> write)
    {
        while (true)
        {
            try
            {
                await write(node.Abandon);
                return;
            }
            catch (Exception refused) when (!node.Abandon.IsCancellationRequested)
            {
                Log.Refused(log, refused.Message);
                await Task.Delay(Pause, clock, node.Abandon);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2010, LogLevel.Error, "The database refuses to write ({Reason}); trying again every second. If the disk is full, make room")]
        public static partial void Refused(ILogger log, string reason);
    }
}

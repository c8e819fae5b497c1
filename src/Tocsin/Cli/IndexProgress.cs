using System.Globalization;

namespace Tocsin.Cli;

/// <summary>Tells who waits for the search index how far it is: nothing at first, then a line now and then.</summary>
internal sealed class IndexProgress(TextWriter output, TimeProvider clock) : IProgress<int>
{
    /// <summary>What is done sooner needs no line.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private long _last = clock.GetTimestamp();

    /// <param name="value">How many articles have been read so far.</param>
    public void Report(int value)
    {
        lock (_gate)
        {
            if (clock.GetElapsedTime(_last) >= Between)
            {
                _last = clock.GetTimestamp();
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tocsin: the search index has read {value} articles so far"));
            }
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Search;

namespace Tocsin.Cli;

/// <summary>Brings the search index up to date with the archive before a command uses it, and mends it where it is damaged.</summary>
internal static class FreshIndex
{
    /// <summary>An index of at most so many bytes is compared with its checksums in about the time that the program takes to start.</summary>
    public const long SmallBytes = 64 << 20;

    /// <param name="services">The command's.</param>
    /// <param name="verifyUpTo">An index of more bytes is not compared with its checksums; an answer that fails still finds the damage.</param>
    /// <param name="cancellationToken">Stops it; what is done is kept.</param>
    /// <returns>Where to tell how far the index is, when that takes longer.</returns>
    public static async Task<IndexProgress> RefreshAsync(IServiceProvider services, long verifyUpTo, CancellationToken cancellationToken)
    {
        var search = services.GetRequiredService<ArchiveSearch>();
        IndexProgress progress = new(Console.Error, services.GetRequiredService<TimeProvider>());
        if (search.State.Bytes <= verifyUpTo && !await search.VerifyAsync(cancellationToken))
        {
            await Console.Error.WriteLineAsync(search.State.IsWriter
                ? "tocsin: the search index was damaged on the disk and is made anew from the archive."
                : "tocsin: the search index is damaged on the disk, and another tocsin keeps it. Restart that: it makes the index anew.");
        }

        await search.RefreshAsync(progress, cancellationToken);
        return progress;
    }
}

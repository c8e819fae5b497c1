using System.Runtime.InteropServices;

namespace Tocsin.Composition;

/// <summary>Gives memory back to the system when heavy work is over: the start, an import, a broadcast.</summary>
/// <remarks>
/// The collector keeps what it once used for the next burst, and so does the C library. A bot that idles for hours on a small
/// machine has better use for it. Only quiet times are chosen, since the collection stops the program for some milliseconds.
/// What the program's files left in memory is let go of once, after the start: what is needed again later is needed often.
/// </remarks>
internal sealed partial class IdleMemory(Func<long> allocated, Action giveBack, Action letGoOfStart)
{
    /// <summary>What a quiet minute allocates at most, in bytes.</summary>
    public const long Little = 16L << 20;

    /// <summary>What must have been allocated before giving back is worth it, in bytes.</summary>
    public const long Enough = 4L << 20;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    private long _atLook = allocated();
    private long _atGivingBack;
    private bool _isAfterStart = true;

    public IdleMemory()
        : this(() => GC.GetTotalAllocatedBytes(), GiveBack, ProgramPages.LetGo)
    {
    }

    /// <summary>Looks ten seconds from now and then once a minute, until <paramref name="stopping"/>.</summary>
    public async Task WatchAsync(TimeProvider clock, CancellationToken stopping)
    {
        for (var wait = Soon; !stopping.IsCancellationRequested; wait = Often)
        {
            await Task.Delay(wait, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stopping.IsCancellationRequested)
            {
                Look();
            }
        }
    }

    /// <summary>Gives back if little happened since the last look, and enough since it last gave back.</summary>
    public void Look()
    {
        var now = allocated();
        if (now - _atLook < Little && now - _atGivingBack >= Enough)
        {
            giveBack();
            if (_isAfterStart)
            {
                letGoOfStart();
            }

            (_atGivingBack, _isAfterStart) = (now, false);
        }

        _atLook = now;
    }

    private static void GiveBack()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            try
            {
                _ = TrimNative(0);
            }
            catch (EntryPointNotFoundException)
            {
                // Another C library than GNU's: it has no such call, and keeps less.
            }
        }
    }

    /// <summary>malloc_trim(3): releases the free memory of the C library's heaps, in which SQLite and the runtime's compiler work.</summary>
    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int TrimNative(nuint keep);
}

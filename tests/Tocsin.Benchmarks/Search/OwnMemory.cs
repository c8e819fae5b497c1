using System.Globalization;
using System.Runtime.InteropServices;

namespace Tocsin.Benchmarks.Search;

/// <summary>The memory of this process that is no file's.</summary>
internal static partial class OwnMemory
{
    /// <summary>As Linux counts it, after what is free was given back: FTS5 leaves much behind in the C library; 0 elsewhere.</summary>
    public static double Megabytes()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        _ = TrimNative(0);
        return File.ReadLines("/proc/self/status").Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).First();
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int TrimNative(nuint keep);
}

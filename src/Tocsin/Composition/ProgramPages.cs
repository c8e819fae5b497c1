using System.Globalization;
using System.Runtime.InteropServices;

namespace Tocsin.Composition;

/// <summary>The pages of the program's own files that lie in memory: machine code, metadata, tables.</summary>
/// <remarks>
/// Most of them are needed at the start only, and stay where nothing else asks for the room. What is let go and needed again is
/// read from the file again.
/// </remarks>
internal static partial class ProgramPages
{
    /// <summary>MADV_PAGEOUT of madvise(2), Linux 5.4: nothing is lost by it, whoever writes meanwhile.</summary>
    private const int PageOut = 21;

    /// <summary>Lets go of what the system lets go of for us: the pages of files that belong to the user who runs this, or that he may write.</summary>
    /// <remarks>It says nothing where it cannot: on other systems, older kernels, files of somebody else's.</remarks>
    public static void LetGo()
    {
        if (OperatingSystem.IsLinux())
        {
            LetGo(File.ReadLines("/proc/self/maps"));
        }
    }

    /// <inheritdoc cref="LetGo()"/>
    /// <param name="maps">Lines as in <c>/proc/PID/maps</c>, see proc_pid_maps(5).</param>
    public static void LetGo(IEnumerable<string> maps)
    {
        foreach (var (start, length) in maps.Select(Read).OfType<(nint, nint)>())
        {
            _ = Advise(start, length, PageOut);
        }
    }

    /// <summary>Where a file of program code is mapped to be read; null for everything else: heaps, data, the index.</summary>
    public static (nint Start, nint Length)? Read(string line)
    {
        var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields is not [var range, ['r', '-', ..], _, _, not "0", ['/', ..] path] || !IsProgram(Path.GetFileName(path)))
        {
            return null;
        }

        var bounds = range.Split('-');
        var start = nint.Parse(bounds[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (start, nint.Parse(bounds[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) - start);
    }

    private static bool IsProgram(string name) =>
        name.EndsWith(".dll", StringComparison.Ordinal) || name.EndsWith(".so", StringComparison.Ordinal) || name.Contains(".so.", StringComparison.Ordinal);

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint start, nint length, int advice);
}

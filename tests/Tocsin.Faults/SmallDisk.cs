using System.Diagnostics;

namespace Tocsin.Faults;

/// <summary>A disk of 64 MB in memory over a folder. It needs root, and goes when it is disposed.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Ballast => Path.Combine(_folder, "ballast");

    /// <exception cref="SmallDiskMissingException">This machine does not let us.</exception>
    public static async Task<SmallDisk> MountAsync(string folder)
    {
        var (code, said) = await RunAsync("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder);
        return code == 0 ? new SmallDisk(folder) : throw new SmallDiskMissingException($"A small disk cannot be mounted here, which needs root: {said.Trim()}");
    }

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[1 << 20, 4096])
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full, to within this size.
            }
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync() => await RunAsync("umount", _folder);

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}

/// <summary>No small disk can be had here.</summary>
internal sealed class SmallDiskMissingException(string message) : Exception(message);

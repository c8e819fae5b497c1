using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Tocsin.Faults;

/// <summary>What an operating system or a service manager sends to a process.</summary>
internal static class Signals
{
    public static void Terminate(Process process) => Send(process, 15);

    public static void Freeze(Process process) => Send(process, 19);

    public static void Thaw(Process process) => Send(process, 18);

    private static void Send(Process process, int signal)
    {
        if (Kill(process.Id, signal) != 0)
        {
            throw new HostBrokenException($"Signal {signal} did not reach process {process.Id}.");
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
#pragma warning disable SYSLIB1054 // Source-generated marshalling would need unsafe code for two integers.
    private static extern int Kill(int process, int signal);
#pragma warning restore SYSLIB1054
}

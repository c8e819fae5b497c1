namespace Tocsin.Faults;

/// <summary>A host did what no host may: it ended by itself, hung, or kept silent. The run ends there, and what is known is counted.</summary>
internal sealed class HostBrokenException(string message) : Exception(message)
{
    public static HostBrokenException EndedByItself(HostProcess host) => new($"a host ended by itself with exit code {host.ExitCode}");
}

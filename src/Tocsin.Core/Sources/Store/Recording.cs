using Tocsin.Core.Storage;

namespace Tocsin.Core.Sources.Store;

/// <summary>Writes down who did something, in the transaction of what was done: neither stands without the other.</summary>
/// <param name="session">That transaction.</param>
/// <param name="subject">What it was done to: <c>source:3</c>, or an address.</param>
internal delegate Task Recording(DbSession session, string subject);

internal static class Recorded
{
    /// <summary>What the configuration file says is on record there.</summary>
    public static Task ByNobody(DbSession session, string subject) => Task.CompletedTask;
}

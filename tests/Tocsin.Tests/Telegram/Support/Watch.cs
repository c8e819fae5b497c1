using System.Threading.Channels;
using Tocsin.Simulators.Telegram;
using Tocsin.Simulators.Telegram.State;

namespace Tocsin.Tests.Telegram.Support;

/// <summary>Waits for what the bot does in its chats, in order.</summary>
internal sealed class Watch
{
    private readonly Channel<(string What, SimMessage Message)> _seen = Channel.CreateUnbounded<(string What, SimMessage Message)>();

    public Watch(TelegramSimulator simulator) => simulator.World.Tell = (what, message) => _seen.Writer.TryWrite((what, message));

    /// <summary>The next message posted, edited or deleted; fails with the test's own time limit.</summary>
    public async Task<SimMessage> NextAsync() => (await _seen.Reader.ReadAsync(Limit())).Message;

    /// <summary>As many of them, in any order of chats.</summary>
    public async Task<IReadOnlyList<(string What, SimMessage Message)>> NextAsync(int count)
    {
        List<(string, SimMessage)> seen = [];
        while (seen.Count < count)
        {
            seen.Add(await _seen.Reader.ReadAsync(Limit()));
        }

        return seen;
    }

    /// <summary>Whether anything happened that nobody has waited for.</summary>
    public bool IsQuiet => !_seen.Reader.TryPeek(out _);

    // Not a measure of anything: only so that a test that would hang fails instead.
    private static CancellationToken Limit() =>
        CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken, new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token).Token;
}

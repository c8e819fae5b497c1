using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Lets one node at a time send on a platform, so that the platform's pace is kept over all of them.</summary>
internal sealed class PlatformTurn(string platform, PlatformGate gate, Turns turns, PlatformPauses pauses)
{
    private volatile bool _wasOthers;

    /// <summary>Asked before each claim.</summary>
    public async Task<bool> IsOursAsync(CancellationToken cancellationToken)
    {
        var turn = await turns.TakeAsync(platform, cancellationToken);
        if (turn == Turn.Others)
        {
            _wasOthers = true;
            return false;
        }

        if (turn == Turn.New && _wasOthers)
        {
            // The node before may have been told to wait, and may have filled its second just now.
            gate.Restore(platform, await pauses.LoadAsync(cancellationToken));
            gate.Pace.Pause(TimeSpan.FromSeconds(1));
            return false;
        }

        return true;
    }
}

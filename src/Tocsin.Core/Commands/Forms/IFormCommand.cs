namespace Tocsin.Core.Commands.Forms;

/// <summary>A command that somebody may fill in a form for.</summary>
public interface IFormCommand : ICommand
{
    /// <summary>The form for what was given so far; null where the command answers without one. Quick.</summary>
    /// <param name="call">By somebody who may make it. What the form asks is added to its line before it is answered.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<CommandForm?> FormAsync(CommandCall call, CancellationToken cancellationToken);
}

namespace Tocsin.Core.Commands;

/// <summary>One command: what it is and what it answers.</summary>
public interface ICommand
{
    CommandDefinition Definition { get; }

    /// <summary>Answers a call by somebody who may make it. Wrong input is answered in words, not thrown.</summary>
    Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken);
}

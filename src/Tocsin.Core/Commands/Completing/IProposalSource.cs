namespace Tocsin.Core.Commands.Completing;

/// <summary>Proposes values of one kind while a person types an option. Safe for several threads; quick.</summary>
public interface IProposalSource
{
    OptionCompletion Kind { get; }

    /// <summary>The best first; none where there is nothing to propose.</summary>
    /// <param name="option">The option that is being typed.</param>
    /// <param name="typed">What stands there so far; empty at first.</param>
    /// <param name="language">The person's.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<Proposal>> ProposeAsync(
        CommandOption option, string typed, string language, int limit, CancellationToken cancellationToken);
}

/// <summary>One value that a person may choose.</summary>
/// <param name="Shown">What the person reads.</param>
/// <param name="Value">What is typed for them.</param>
public sealed record Proposal(string Shown, string Value);

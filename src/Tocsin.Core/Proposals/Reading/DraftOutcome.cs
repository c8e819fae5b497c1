namespace Tocsin.Core.Proposals.Reading;

/// <summary>A draft, or what is wrong with the request for it.</summary>
internal abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    internal sealed record Read(ProposalDraft Draft) : DraftOutcome;

    internal sealed record Wrong(ProposalProblem Problem) : DraftOutcome;

    public static Wrong No(string key, params IReadOnlyList<string> values) => new(new ProposalProblem(key, values));
}

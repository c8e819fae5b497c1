namespace Tocsin.Core.Proposals.Composing;

/// <summary>What a draft becomes. A closed set.</summary>
internal abstract record Composed
{
    private Composed()
    {
    }

    internal sealed record Ready(ProposalContent Content) : Composed;

    internal sealed record Impossible(ProposalProblem Problem) : Composed;

    public static Impossible No(string key, params IReadOnlyList<string> values) => new(new ProposalProblem(key, values));
}

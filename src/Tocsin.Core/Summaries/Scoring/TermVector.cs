namespace Tocsin.Core.Summaries.Scoring;

/// <summary>The words of a sentence as weighted terms, of length one.</summary>
/// <param name="Terms">Term numbers, rising.</param>
/// <param name="Weights">Of each term; their squares add up to one, or there is none.</param>
internal sealed record TermVector(int[] Terms, double[] Weights)
{
    /// <summary>The cosine of the angle between two: 1 for the same words, 0 for none in common.</summary>
    public double Cosine(TermVector other)
    {
        var (sum, mine, its) = (0.0, 0, 0);
        while (mine < Terms.Length && its < other.Terms.Length)
        {
            var difference = Terms[mine] - other.Terms[its];
            if (difference == 0)
            {
                sum += Weights[mine] * other.Weights[its];
            }

            mine += difference <= 0 ? 1 : 0;
            its += difference >= 0 ? 1 : 0;
        }

        return sum;
    }
}

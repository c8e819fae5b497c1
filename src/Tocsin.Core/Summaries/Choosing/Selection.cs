using Tocsin.Core.Summaries.Reading;
using Tocsin.Core.Summaries.Scoring;

namespace Tocsin.Core.Summaries.Choosing;

/// <summary>Chooses sentences greedily: the best that fits and says something new, then the next.</summary>
internal static class Selection
{
    /// <summary>A sentence as like another as this says the same.</summary>
    private const double Same = 0.7;

    /// <summary>Chooses within <paramref name="room"/>, in the article's order.</summary>
    /// <param name="scores">In the article's order.</param>
    /// <param name="room">How much fits.</param>
    /// <param name="said">What the reader is told already: a standfirst.</param>
    /// <param name="redundancy">What full likeness to the chosen ones takes off a score.</param>
    public static List<Passage> Choose(IReadOnlyList<SentenceScore> scores, Room room, IReadOnlyList<TermVector> said, double redundancy)
    {
        var values = scores.Select(score => score.Total).ToArray();
        var open = Enumerable.Repeat(true, scores.Count).ToArray();
        SortedSet<int> chosen = [];
        foreach (var vector in said)
        {
            TakeOff(vector);
        }

        while (BestOf() is var best and >= 0)
        {
            open[best] = false;
            int[] unit = Antecedent(best) is { } antecedent ? [antecedent, best] : [best];
            if (NeedsAntecedent(best) && unit.Length == 1 && !StandsNextTo(best))
            {
                continue;
            }

            if (!room.Take(unit.Select(at => scores[at].Passage.Text)))
            {
                continue;
            }

            foreach (var at in unit)
            {
                open[at] = false;
                chosen.Add(at);
                TakeOff(scores[at].Vector);
            }
        }

        return [.. chosen.Select(at => scores[at].Passage)];

        int BestOf()
        {
            var best = -1;
            for (var at = 0; at < values.Length; at++)
            {
                best = open[at] && (best < 0 || values[at] > values[best]) ? at : best;
            }

            return room.IsFull ? -1 : best;
        }

        void TakeOff(TermVector vector)
        {
            for (var at = 0; at < values.Length; at++)
            {
                var likeness = open[at] ? vector.Cosine(scores[at].Vector) : 0;
                values[at] -= redundancy * likeness;
                open[at] &= likeness < Same;
            }
        }

        bool NeedsAntecedent(int at) => scores[at].Passage.Dependence != Dependence.None;

        bool StandsNextTo(int at) => at > 0 && chosen.Contains(at - 1) && Adjoins(at);

        bool Adjoins(int at) => scores[at - 1].Passage.Order + 1 == scores[at].Passage.Order;

        int? Antecedent(int at) =>
            NeedsAntecedent(at) && at > 0 && open[at - 1] && Adjoins(at) && !NeedsAntecedent(at - 1) ? at - 1 : null;
    }
}

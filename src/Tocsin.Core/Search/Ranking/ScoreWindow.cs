using System.Runtime.Intrinsics;

namespace Tocsin.Core.Search.Ranking;

/// <summary>The scores of a run of neighbouring documents, added up term by term; 0 for a document that has none of them.</summary>
internal sealed class ScoreWindow
{
    public const int Size = 2048;

    /// <summary>So many places are looked at together.</summary>
    public const int Step = 8;

    private readonly float[] _scores = new float[Size];

    /// <summary>By place in the window.</summary>
    public Span<float> Scores => _scores;

    /// <summary>Which of the eight places from <paramref name="first"/> on have a score above <paramref name="limit"/>, a bit each.</summary>
    public uint Above(float limit, int first) =>
        Vector256.GreaterThan(Vector256.LoadUnsafe(ref _scores[first]), Vector256.Create(limit)).ExtractMostSignificantBits();

    /// <summary>From a place on, the first of the places that <see cref="Above"/> can be asked for where it finds one; <see cref="Size"/> when there is none.</summary>
    public int NextStep(float limit, int step)
    {
        var limits = Vector256.Create(limit);
        while (step + Step < Size && !Vector256.GreaterThanAny(
            Vector256.Max(Vector256.LoadUnsafe(ref _scores[step]), Vector256.LoadUnsafe(ref _scores[step + Step])), limits))
        {
            step += 2 * Step;
        }

        while (step < Size && !Vector256.GreaterThanAny(Vector256.LoadUnsafe(ref _scores[step]), limits))
        {
            step += Step;
        }

        return step;
    }

    public void Clear() => Array.Clear(_scores);
}

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>The traits of one sentence.</summary>
internal sealed class Traits
{
    private readonly double[] _values = new double[Enum.GetValues<Trait>().Length];

    public double this[Trait trait]
    {
        get => _values[(int)trait];
        set => _values[(int)trait] = value;
    }

    /// <summary>The weighted sum over some traits.</summary>
    public double Sum(Weights weights, params ReadOnlySpan<Trait> traits)
    {
        var sum = 0.0;
        foreach (var trait in traits)
        {
            sum += weights[trait] * this[trait];
        }

        return sum;
    }
}

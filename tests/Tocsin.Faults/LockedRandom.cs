namespace Tocsin.Faults;

/// <summary>Chance that several ask at once.</summary>
internal sealed class LockedRandom(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int least, int most)
    {
        lock (_random)
        {
            return _random.Next(least, most);
        }
    }

    public double NextDouble()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }
}

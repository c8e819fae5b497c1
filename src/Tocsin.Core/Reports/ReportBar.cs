namespace Tocsin.Core.Reports;

/// <summary>A bar of ten blocks, which every phone shows in one line.</summary>
public static class ReportBar
{
    private const int Blocks = 10;

    /// <summary>The bar for <paramref name="part"/> of <paramref name="whole"/>: full only when nothing is missing, empty only when nothing is there.</summary>
    public static string Of(long part, long whole)
    {
        var full = whole <= 0 || part <= 0 ? 0
            : part >= whole ? Blocks
            : (int)Math.Clamp((decimal)part * Blocks / whole, 1, Blocks - 1);
        return new string('▓', full) + new string('░', Blocks - full);
    }
}

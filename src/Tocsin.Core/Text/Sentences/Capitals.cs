namespace Tocsin.Core.Text.Sentences;

/// <summary>Some texts are written in small letters throughout; there, a small letter may begin a sentence.</summary>
internal static class Capitals
{
    /// <summary>Fewer letters tell nothing.</summary>
    private const int Enough = 200;

    private const int Sample = 4000;

    /// <summary>Whether <paramref name="text"/> sets capitals, as far as its beginning shows.</summary>
    public static bool AreUsed(string text)
    {
        var small = 0;
        foreach (var c in text.AsSpan(0, Math.Min(Sample, text.Length)))
        {
            if (char.IsUpper(c))
            {
                return true;
            }

            small += char.IsLower(c) ? 1 : 0;
        }

        return small < Enough;
    }
}

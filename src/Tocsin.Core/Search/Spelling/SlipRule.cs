namespace Tocsin.Core.Search.Spelling;

/// <summary>Tells a slip of the finger or the ear from another word.</summary>
/// <remarks>
/// What a small archive lacks is more often a word than a slip: "paris" is not "parts", nor "water" "later". The shorter a word, the
/// more words lie near it, so the more of it must be as it was.
/// </remarks>
internal static class SlipRule
{
    /// <summary>Shorter words lie near too many others: "usa" and "una", "ngo" and "no".</summary>
    public const int Shortest = 4;

    /// <summary>An archive of so many articles knows the usual words: what it lacks is more often a slip, so any near word is taken.</summary>
    public const int LargeArchive = 1_000;

    /// <summary>Up to so many letters a word keeps its first letter and its end.</summary>
    private const int Short = 5;

    /// <summary>From so many letters on a letter may be replaced by any other.</summary>
    private const int Long = 7;

    /// <summary>From so many letters on two edits are forgiven: "refugees" is not "refuses".</summary>
    private const int Longest = 9;

    /// <summary>How many edits a word of so many letters may have suffered.</summary>
    public static int Edits(int length) => length >= Longest ? 2 : 1;

    /// <summary>Whether <paramref name="typed"/> may be meant for <paramref name="meant"/>; both folded, <see cref="Edits"/> apart.</summary>
    public static bool MayBe(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        if (typed.Length < Shortest || IsWithLastLetter(typed, meant) || IsWithLastLetter(meant, typed))
        {
            return false;
        }

        var keepsBeginning = typed.Length > Short || typed[0] == meant[0];
        var keepsLength = Math.Min(typed.Length, meant.Length) > Shortest || typed.Length == meant.Length;
        return keepsBeginning && keepsLength && Cost(typed, meant) <= (typed.Length >= Long ? 2 : 1);
    }

    /// <summary>A letter more at its end makes another word: a plural, or "Hamas" of "Hama". In long words only an s does.</summary>
    private static bool IsWithLastLetter(ReadOnlySpan<char> longer, ReadOnlySpan<char> word) =>
        longer.Length == word.Length + 1 && longer.StartsWith(word) && (word.Length < Short || longer[^1] == 's');

    /// <summary>Edits, where a letter replaced by one that neither lies nor sounds near it counts two.</summary>
    private static int Cost(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        var width = meant.Length + 1;
        var costs = new int[(typed.Length + 1) * width];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= meant.Length; j++)
            {
                costs[(i * width) + j] = i == 0 || j == 0 ? i + j : Math.Min(
                    costs[((i - 1) * width) + j - 1] + Replaced(typed[i - 1], meant[j - 1]),
                    Math.Min(costs[((i - 1) * width) + j], costs[(i * width) + j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                {
                    costs[(i * width) + j] = Math.Min(costs[(i * width) + j], costs[((i - 2) * width) + j - 2] + 1);
                }
            }
        }

        return costs[^1];
    }

    private static int Replaced(char typed, char meant) => typed == meant ? 0 : LetterNearness.AreNear(typed, meant) ? 1 : 2;
}

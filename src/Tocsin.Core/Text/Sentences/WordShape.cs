using System.Buffers;

namespace Tocsin.Core.Text.Sentences;

/// <summary>What the letters of a word before a stop tell of it.</summary>
internal static class WordShape
{
    private const int LongestPart = 4;

    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.-");

    /// <summary>"l'Ing" is "Ing".</summary>
    public static ReadOnlySpan<char> AfterApostrophe(ReadOnlySpan<char> word) => word[(word.LastIndexOfAny('\'', '’') + 1)..];

    public static bool IsSingleLetter(ReadOnlySpan<char> word) => word.Length == 1 && char.IsLetter(word[0]);

    public static bool IsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExcept(NumberSigns);

    /// <summary>"U.S", "p.m": short parts with stops between them.</summary>
    public static bool IsDotted(ReadOnlySpan<char> word)
    {
        var part = 0;
        foreach (var c in word)
        {
            part = c == '.' ? 0 : part + 1;
            if (part > LongestPart || char.IsDigit(c))
            {
                return false;
            }
        }

        return word.Contains('.');
    }
}

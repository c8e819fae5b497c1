namespace Tocsin.Core.Search.Spelling;

/// <summary>A word of the archive near one that was typed.</summary>
/// <param name="Word">Folded.</param>
/// <param name="Spelling">As it is written.</param>
/// <param name="Distance">How many edits lie between.</param>
/// <param name="Documents">In about how many articles it stands.</param>
internal sealed record Suggestion(string Word, string Spelling, int Distance, int Documents)
{
    /// <summary>How likely it was meant: frequent words, and slips that leave the first letter as it was.</summary>
    public double Likelihood(string typed) =>
        Math.Log(Documents + 1)
        - ((Distance - 1) * 7)
        - (typed[0] == Word[0] ? 0 : 2)
        + (IsSwap(typed) || IsDoubling(typed) ? 1 : 0);

    private bool IsSwap(string typed) => typed.Length == Word.Length && Distance == 1 && typed.Order().SequenceEqual(Word.Order());

    /// <summary>A letter doubled, or one of two left out.</summary>
    private bool IsDoubling(string typed) => Distance == 1 && typed.Length != Word.Length && Singles(typed) == Singles(Word);

    private static string Singles(string word) => string.Concat(word.Where((letter, i) => i == 0 || letter != word[i - 1]));
}

namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>One step of a light stemmer: the longest suffix of a list is removed or replaced, if enough of the word stays.</summary>
internal sealed class SuffixRules
{
    private readonly (string Suffix, string Replacement)[] _rules;
    private readonly int _minimum;

    /// <param name="minimum">How many characters must stay before the suffix.</param>
    /// <param name="rules">Separated by spaces: <c>suffix</c>, or <c>suffix&gt;replacement</c>.</param>
    public SuffixRules(int minimum, string rules)
    {
        _minimum = minimum;
        _rules =
        [
            .. rules.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(rule => rule.Split('>'))
                .Select(parts => (FoldTable.Fold(parts[0]), parts.Length > 1 ? FoldTable.Fold(parts[1]) : ""))
                .OrderByDescending(rule => rule.Item1.Length),
        ];
    }

    /// <summary>Returns the word's new length; equal to <paramref name="length"/> when no rule applies.</summary>
    public int Apply(Span<char> word, int length)
    {
        foreach (var (suffix, replacement) in _rules)
        {
            var stays = length - suffix.Length;
            if (stays >= _minimum && word[stays..length].SequenceEqual(suffix))
            {
                replacement.CopyTo(word[stays..]);
                return stays + replacement.Length;
            }
        }

        return length;
    }
}

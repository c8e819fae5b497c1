namespace Tocsin.Core.Summaries.Reading;

/// <summary>Tells the names of a byline from a sentence that begins like one, in scripts with capitals.</summary>
internal static class PersonNames
{
    private const int ShortestName = 3;

    /// <summary>Words as short as this join names: "and", "de", "von".</summary>
    private const int LongestJoint = 3;

    /// <summary>Whether nothing but names follows the small words at the start, or a name in capitals: "By JANE SMITH, Lyon correspondent."</summary>
    public static bool Are(string sentence)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).SkipWhile(word => !char.IsUpper(word[0]))
            .Select(word => word.Trim(',', '.', ';', '(', ')')).Where(word => word.Length > 0).ToList();
        return words.Count(word => char.IsUpper(word[0])) >= 2
            && (words.Take(2).All(IsInCapitals) || words.All(word => char.IsUpper(word[0]) || word.Length <= LongestJoint));
    }

    private static bool IsInCapitals(string word) => word.Length >= ShortestName && word.All(c => !char.IsLower(c));
}

namespace Tocsin.Core.Summaries.Reading;

/// <summary>The words of a line, told apart as names and the small words between them; in scripts with capitals.</summary>
internal static class NameWords
{
    private const int ShortestInCapitals = 3;

    /// <summary>In letters: "and", "de", "von", "in".</summary>
    private const int LongestJoint = 3;

    /// <summary>The words of <paramref name="line"/> without the marks around them.</summary>
    public static List<string> Of(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(',', '.', ';', ':', '(', ')', '-', '–', '—')).Where(word => word.Length > 0)];

    public static bool IsNameOrJoint(string word) => char.IsUpper(word[0]) || word.Length <= LongestJoint;

    /// <summary>Whether nothing but names follows the small words that open a byline, or a name in capitals: "By JANE SMITH, Lyon correspondent."</summary>
    public static bool FillByline(string line)
    {
        var words = Of(line).Skip(1).SkipWhile(word => !char.IsUpper(word[0])).ToList();
        return words.Count(word => char.IsUpper(word[0])) >= 2 && (words.Take(2).All(IsInCapitals) || words.All(IsNameOrJoint));
    }

    private static bool IsInCapitals(string word) =>
        word.Length >= ShortestInCapitals && char.IsUpper(word[0]) && !word.Any(char.IsLower);
}

namespace Tocsin.Core.Summaries.Reading;

/// <summary>Recognises "Lyon, Monday 12 March 2024." in scripts with capitals: a day, a place, and nothing that happened.</summary>
internal static class Dateline
{
    private const int DigitsOfYear = 4;

    public static bool Is(string line, Cues cues)
    {
        var words = NameWords.Of(line);
        return words.Any(word => word.Length == DigitsOfYear && word.All(char.IsDigit))
            && words.Any(IsTime)
            && words.All(word => char.IsDigit(word[0]) || NameWords.IsNameOrJoint(word) || IsTime(word));

        bool IsTime(string word) => cues.CountTimes(word) > 0;
    }
}

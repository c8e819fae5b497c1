namespace Tocsin.Core.Summaries.Reading;

/// <summary>Recognises "Lyon, Monday 12 March 2024." in scripts with capitals: a day, a place, and nothing that happened.</summary>
internal static class Dateline
{
    /// <summary>Words as short as this say where or join: "in", "den", "le".</summary>
    private const int LongestJoint = 3;

    /// <summary>In letters and digits: a year.</summary>
    private const int Year = 4;

    public static bool Is(string sentence, Cues cues)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(',', '.', ';', ':', '(', ')', '-', '–', '—'))
            .Where(word => word.Length > 0).ToList();
        return words.Any(word => word.Length == Year && word.All(char.IsDigit))
            && words.Any(word => cues.CountTimes(word) > 0)
            && words.All(word => char.IsDigit(word[0]) || word.Length <= LongestJoint || char.IsUpper(word[0]) || cues.CountTimes(word) > 0);
    }
}

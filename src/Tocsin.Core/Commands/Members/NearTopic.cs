using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Commands.Members;

/// <summary>Finds the topic that somebody meant who wrote it with a slip, or without its accents.</summary>
internal static class NearTopic
{
    private const int LettersForTwoSlips = 7;

    /// <summary>The nearest of <paramref name="topics"/>, of like ones the first: one letter off at most, two in seven letters or more.</summary>
    /// <returns>Null where none is near.</returns>
    public static string? Of(string typed, IEnumerable<string> topics)
    {
        var meant = FoldTable.Fold(typed);
        var slips = meant.Length >= LettersForTwoSlips ? 2 : meant.Length > 2 ? 1 : 0;
        return topics
            .Select(topic => (Topic: topic, Folded: FoldTable.Fold(topic)))
            .Where(topic => Math.Abs(topic.Folded.Length - meant.Length) <= slips)
            .Select(topic => (topic.Topic, Distance: EditDistance.Between(meant, topic.Folded)))
            .Where(topic => topic.Distance <= slips)
            .OrderBy(topic => topic.Distance)
            .Select(topic => topic.Topic)
            .FirstOrDefault();
    }
}

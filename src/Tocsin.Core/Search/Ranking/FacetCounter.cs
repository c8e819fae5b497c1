using System.Globalization;
using System.Numerics;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Counts matches by year, topic and language.</summary>
internal static class FacetCounter
{
    public static SearchFacets Count(IndexSnapshot snapshot, DocumentSet[] matches)
    {
        var years = new int[DateOnly.MaxValue.Year + 1];
        Dictionary<string, int> topics = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> languages = new(StringComparer.Ordinal);
        for (var number = 0; number < matches.Length; number++)
        {
            Count(snapshot.Segments[number].Segment, matches[number], years, topics, languages);
        }

        var byYear = Enumerable.Range(0, years.Length).Where(year => years[year] > 0)
            .Select(year => KeyValuePair.Create(year.ToString(CultureInfo.InvariantCulture), years[year]));
        return new SearchFacets(Ordered(byYear), Ordered(topics), Ordered(languages));
    }

    /// <summary>The matches by language; null as soon as one is in <paramref name="language"/>.</summary>
    public static IReadOnlyDictionary<string, int>? WhenNoneIn(string language, IndexSnapshot snapshot, DocumentSet[] matches)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        for (var number = 0; number < matches.Length; number++)
        {
            var segment = snapshot.Segments[number].Segment;
            foreach (var document in matches[number].Documents())
            {
                var other = segment.Languages[segment.LanguageOf[document]].Language;
                if (other == language)
                {
                    return null;
                }

                counts[other] = counts.GetValueOrDefault(other) + 1;
            }
        }

        return counts;
    }

    private static void Count(
        Segment segment, DocumentSet matches, int[] years, Dictionary<string, int> topicCounts, Dictionary<string, int> languageCounts)
    {
        var byTopic = new int[segment.TopicNames.Count];
        var byLanguage = new int[segment.Languages.Count];
        var languageOf = segment.LanguageOf;
        var days = segment.Days;
        var topics = segment.Topics;
        var topicStarts = segment.TopicStarts;
        var bits = matches.Bits;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                var document = (word << 6) + BitOperations.TrailingZeroCount(left);
                byLanguage[languageOf[document]]++;
                if (days[document] is not Segment.NoDay and var day)
                {
                    years[DateOnly.FromDayNumber(day).Year]++;
                }

                foreach (var topic in topics[topicStarts[document]..topicStarts[document + 1]])
                {
                    byTopic[topic]++;
                }
            }
        }

        for (var topic = 0; topic < byTopic.Length; topic++)
        {
            Add(topicCounts, segment.TopicNames[topic].Name, byTopic[topic]);
        }

        for (var language = 0; language < byLanguage.Length; language++)
        {
            Add(languageCounts, segment.Languages[language].Language, byLanguage[language]);
        }
    }

    private static void Add(Dictionary<string, int> counts, string name, int count)
    {
        if (count > 0)
        {
            counts[name] = counts.GetValueOrDefault(name) + count;
        }
    }

    private static IReadOnlyList<KeyValuePair<string, int>> Ordered(IEnumerable<KeyValuePair<string, int>> counts) =>
        [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)];
}

using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Completing;

/// <summary>Completes topics and authors from any of their words.</summary>
internal static class NameCompletion
{
    public static IEnumerable<Completion> Topics(IndexSnapshot snapshot, string prefix) =>
        Matching(snapshot.Segments.SelectMany(segment => segment.Segment.TopicNames), prefix, CompletionKind.Topic);

    public static IEnumerable<Completion> Authors(IndexSnapshot snapshot, string prefix) =>
        Matching(snapshot.Segments.SelectMany(segment => segment.Segment.ReadAuthorNames()), prefix, CompletionKind.Author);

    private static IEnumerable<Completion> Matching(IEnumerable<NameCount> names, string prefix, CompletionKind kind)
    {
        var folded = FoldTable.Fold(prefix.Trim());
        return folded.Length == 0 ? [] : names
            .Where(name => BeginsAWord(FoldTable.Fold(name.Name), folded))
            .GroupBy(name => FoldTable.Fold(name.Name), StringComparer.Ordinal)
            .Select(group => new Completion(kind, group.First().Name, null, group.Sum(name => name.Count)))
            .OrderByDescending(name => FoldTable.Fold(name.Text).StartsWith(folded, StringComparison.Ordinal))
            .ThenByDescending(name => name.Articles)
            .ThenBy(name => name.Text, StringComparer.Ordinal);
    }

    private static bool BeginsAWord(string name, string prefix)
    {
        for (var at = name.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = name.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}

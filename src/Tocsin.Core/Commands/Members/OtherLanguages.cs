using Tocsin.Core.Search;
using Tocsin.Core.Search.Query;

namespace Tocsin.Core.Commands.Members;

/// <summary>Whether a reader is told that nothing is found in their language.</summary>
internal static class OtherLanguages
{
    /// <summary>How many match by language, where none does in the reader's.</summary>
    /// <returns>
    /// Null where one does, and where it would be no news: the query names its languages or an article's address, or asks
    /// for nothing but what is new.
    /// </returns>
    public static IReadOnlyDictionary<string, int>? Of(SearchAnswer answer) =>
        answer.OtherLanguages is { } others
        && QueryParser.Parse(answer.Query) is { Languages: [], Addresses: [] } query
        && (query.Clauses.Count > 0 || query.HasFilter)
            ? others
            : null;
}

using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Completing;

/// <summary>Searches while a person still types.</summary>
internal static class HalfTyped
{
    /// <summary>The answer to what stands there; where its last word is none of the archive's, to all that begins so.</summary>
    /// <remarks>One query has one answer, so that pages of it fit together.</remarks>
    public static async Task<SearchAnswer> FindAsync(ArchiveSearch search, SearchRequest request, CancellationToken cancellationToken)
    {
        var answer = await search.SearchAsync(request, cancellationToken);
        if ((answer.Total > 0 && answer.DidYouMean is null) || request.Query.Length == 0 || !char.IsLetterOrDigit(request.Query[^1]))
        {
            return answer;
        }

        var begun = await search.SearchAsync(request with { Query = request.Query + "*" }, cancellationToken);
        return begun.Total > 0 ? begun with { Query = request.Query } : answer;
    }
}

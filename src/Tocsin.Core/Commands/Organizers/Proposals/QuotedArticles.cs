using System.Text.RegularExpressions;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Reading;
using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary>Notices words of an article in a text that does not say so: every quotation has its source line.</summary>
/// <remarks>It looks at what stands in quotation marks, from six words on: fewer are a title or a saying.</remarks>
internal sealed partial class QuotedArticles(ArchiveSearch search)
{
    private const int FewestWords = 6;
    private const int MostLookedAt = 5;

    /// <summary>What is to be added; null where nothing is quoted, or the source is named.</summary>
    public async Task<ProposalProblem?> WithoutSourceAsync(ProposalRequest request, string language, CancellationToken cancellationToken)
    {
        if (request.Text is not { Length: <= TextRules.LongestText } text || request.From is not null || request.Campaign is not null)
        {
            return null;
        }

        var quotations = Quotation().Matches(text).Select(match => match.Groups["words"].Value)
            .Where(words => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords)
            .Take(MostLookedAt);
        foreach (var words in quotations)
        {
            var query = $"\"{words.Replace('"', ' ')}\"";
            var answer = await search.SearchAsync(new SearchRequest(query, language, Limit: 1) { WithFacets = false }, cancellationToken);
            if (answer is { DidYouMean: null, Hits: [var hit, ..] })
            {
                return new ProposalProblem("quotes", hit.Article.Id.ToString(), hit.Article.Content.Title);
            }
        }

        return null;
    }

    [GeneratedRegex("[\"“„«](?<words>[^\"”“»\n]{20,1000})[\"”“»]", RegexOptions.NonBacktracking)]
    private static partial Regex Quotation();
}

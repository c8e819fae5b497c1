using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Core.Campaigns.Files;

namespace Tocsin.Core.Proposals.Reading;

/// <summary>Reads a request for a new proposal. Pure.</summary>
internal static partial class NewDraft
{
    /// <summary>The longest digest, in days.</summary>
    private const int LongestDigest = 90;

    public static DraftOutcome Read(ProposalRequest request, ReadingContext context)
    {
        var subject = SubjectOf(request, out var problem);
        if (subject is null)
        {
            return new DraftOutcome.Wrong(problem!);
        }

        var draft = new ProposalDraft { Subject = subject, Texts = new Dictionary<string, ProposedText>() };
        return subject switch
        {
            ProposalSubject.OwnSummary => DraftChanges.OwnSummary(draft, request, context),
            _ => DraftChanges.Apply(draft, request, context),
        };
    }

    private static ProposalSubject? SubjectOf(ProposalRequest request, out ProposalProblem? problem)
    {
        problem = null;
        string?[] named = [request.Campaign, request.Article, request.Digest];
        switch (named.Count(value => value is not null))
        {
            case 0 when request.HasWords:
                return new ProposalSubject.Words();
            case 0:
                problem = new ProposalProblem("nothing");
                return null;
            case > 1:
                problem = new ProposalProblem("several");
                return null;
            default:
                return request.Campaign is { } campaign ? CampaignOf(campaign, request.HasWords, out problem)
                    : request.Article is { } article ? ArticleOf(article, request.Own is not null, out problem)
                    : DigestOf(request.Digest!, out problem);
        }
    }

    private static ProposalSubject? CampaignOf(string text, bool withWords, out ProposalProblem? problem)
    {
        var name = text.Trim().ToLowerInvariant().Replace(' ', '-');
        problem = Slug.Is(name) ? null : new ProposalProblem("campaign-name", text, Slug.Of(text));
        return problem is not null ? null : withWords ? new ProposalSubject.CampaignWords(name) : new ProposalSubject.Call(name);
    }

    private static ProposalSubject? ArticleOf(string text, bool withOwnWords, out ProposalProblem? problem)
    {
        var number = NumberOf(text);
        problem = number is null ? new ProposalProblem("article-number", text) : null;
        return number is not { } id ? null : withOwnWords ? new ProposalSubject.OwnSummary(id) : new ProposalSubject.Article(id);
    }

    private static ProposalSubject.Digest? DigestOf(string text, out ProposalProblem? problem)
    {
        var match = Span().Match(text.Trim());
        var days = match.Success
            ? int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value is "w" or "W" ? 7 : 1)
            : 0;
        problem = days is > 0 and <= LongestDigest ? null : new ProposalProblem("digest", text);
        return problem is null ? new ProposalSubject.Digest(days) : null;
    }

    /// <summary>An article's number, as people write it: <c>12</c> or <c>#12</c>.</summary>
    public static long? NumberOf(string text) =>
        long.TryParse(text.Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("^(?<count>[0-9]{1,3})(?<unit>[dwDW])$", RegexOptions.NonBacktracking)]
    private static partial Regex Span();
}

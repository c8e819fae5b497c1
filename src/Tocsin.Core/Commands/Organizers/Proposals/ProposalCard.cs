using System.Globalization;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Previews;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary>A proposal on one phone screen: what, by whom, for whom, when, and what to mind.</summary>
internal static class ProposalCard
{
    public static Post Of(StoredProposal proposal, Preview preview, Words words, IReadOnlyList<PostButton> buttons) => new()
    {
        Language = words.Language,
        Title = words.Format("proposals.title", proposal.Id, proposal.Content.Title),
        Blocks = [.. Lines(proposal, preview, words).Select(line => new PostParagraph(line))],
        Buttons = buttons,
    };

    /// <summary>One line for a list.</summary>
    public static string Line(StoredProposal proposal, Words words) =>
        $"{What(proposal, words)} · {proposal.Writer} · {words[$"proposals.state.{proposal.Standing.State}"]} · {When(proposal, words)}";

    public static PostButton Preview(StoredProposal proposal, Words words) =>
        new(words["proposals.button-preview"], Line("preview", proposal));

    /// <summary>It carries the revision's mark: it approves what was shown beside it and nothing newer.</summary>
    public static PostButton Approve(StoredProposal proposal, Words words) =>
        new(words["proposals.button-approve"], $"{Line("approve", proposal)} {proposal.Standing.Mark}");

    public static PostButton Reject(StoredProposal proposal, Words words) =>
        new(words["proposals.button-reject"], Line("reject", proposal));

    public static PostButton Test(StoredProposal proposal, Words words) =>
        new(words["proposals.button-test"], $"{Line("preview", proposal)} test");

    /// <summary>When it goes out, in the words of a person.</summary>
    public static string When(StoredProposal proposal, Words words)
    {
        var draft = proposal.Content.Draft;
        return !draft.Subject.IsPosted ? words[$"proposals.when-{(draft.Subject is ProposalSubject.OwnSummary ? "summary" : "campaign")}"]
            : draft.At is { } at ? words.Format("proposals.when-at", at.Local, at.Zone)
            : words[draft.ByHand ? "proposals.when-hand" : "proposals.when-approved"];
    }

    /// <summary>Whom it may call, and where that means something; null for nobody.</summary>
    public static string? Calls(StoredProposal proposal, Words words) =>
        proposal.Mention is { } mention ? words.Format("proposals.calls", mention.Shown()) : null;

    private static IEnumerable<string> Lines(StoredProposal proposal, Preview preview, Words words)
    {
        var content = proposal.Content;
        yield return $"{What(proposal, words)} · {words[$"proposals.state.{proposal.Standing.State}"]}";
        yield return words.Format(
            "proposals.written", proposal.Writer, proposal.CreatedAt.UtcDateTime, proposal.Standing.Revision, proposal.Standing.ShortHash);
        if (content.Draft.Subject.IsPosted)
        {
            var platforms = preview.Chats.CountBy(chat => chat.Address.Platform).OrderBy(count => count.Key, StringComparer.Ordinal);
            yield return words.Format(
                "proposals.audience", AudienceText.Write(content.Audience, preview.Chats), preview.Chats.Count, string.Join(", ", platforms.Select(count => $"{count.Key} {count.Value}")));
        }

        foreach (var image in preview.Images)
        {
            yield return image.Content is var (bytes, digits)
                ? words.Format("proposals.image", image.Name, bytes, digits)
                : words.Format("proposals.image-missing", image.Name);
        }

        yield return When(proposal, words);
        if (Calls(proposal, words) is { } calls)
        {
            yield return calls;
        }

        if (preview.Missing.Count > 0)
        {
            var missing = string.Join(", ", preview.Missing.Select(item => $"{item.Language} ({item.Chats.ToString(CultureInfo.InvariantCulture)})"));
            var key = content.MissingLanguage == MissingLanguage.Block ? "proposals.missing-block"
                : content.Draft.Subject.TakesWords ? "proposals.missing-warn"
                : "proposals.missing-article";
            yield return words.Format(key, missing, proposal.Id, preview.Missing[0].Language);
        }
    }

    private static string What(StoredProposal proposal, Words words) => proposal.Content.Draft.Subject switch
    {
        ProposalSubject.Call call => words.Format("proposals.what-call", call.Campaign),
        ProposalSubject.CampaignWords campaign => words.Format("proposals.what-campaign", campaign.Campaign),
        ProposalSubject.Article article => words.Format("proposals.what-article", article.Id),
        ProposalSubject.OwnSummary summary => words.Format("proposals.what-summary", summary.Id),
        ProposalSubject.Digest digest => words.Format("proposals.what-digest", digest.Days),
        _ => words["proposals.what-words"],
    };

    private static string Line(string command, StoredProposal proposal) =>
        string.Create(CultureInfo.InvariantCulture, $"/{command} {proposal.Id}");
}

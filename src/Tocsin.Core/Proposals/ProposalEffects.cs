using System.Globalization;
using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals;

/// <summary>What the approval of a proposal does, in the approval's transaction.</summary>
internal static class ProposalEffects
{
    /// <summary>Does it.</summary>
    /// <param name="session">The transaction; nothing is written to it where a problem comes of this.</param>
    /// <param name="proposal">The approved revision.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>The dispatch in the outbox, where there is one; or why it cannot be done.</returns>
    public static async Task<(long? Dispatch, ProposalProblem? Problem)> ApplyAsync(
        DbSession session, StoredProposal proposal, Actor actor, TimeProvider clock)
    {
        var (content, now) = (proposal.Content, clock.GetUtcNow());
        switch (content.Draft.Subject)
        {
            case ProposalSubject.CampaignWords:
                var author = await AuthorAsync(session, proposal);
                var revision = await CampaignChatWriter.PutAsync(
                    session, CampaignContent.Read(content.CampaignBecomes!), content.CampaignRevision, author, actor.Id, now.ToUnixTimeMilliseconds());
                return (null, revision is null ? new ProposalProblem("campaign-changed", content.Campaign!, Number(proposal.Id)) : null);
            case ProposalSubject.OwnSummary summary:
                var words = string.Join("\n", content.Draft.Texts.Values.First().Paragraphs);
                var kept = await new ArticleWriter(session, clock).SetOwnSummaryAsync(new ArticleId(summary.Id), words);
                return (null, kept ? null : new ProposalProblem("no-article", Number(summary.Id)));
            default:
                return content.Draft.ByHand ? (null, null) : await DispatchAsync(session, proposal, now);
        }
    }

    /// <summary>Why nobody may approve it as it is; null where nothing stands against it.</summary>
    /// <remarks>An emergency passes over a missing language: chats that lack theirs then get nothing, as the campaign wants it.</remarks>
    public static async Task<ProposalProblem?> ObstacleAsync(DbSession session, StoredProposal proposal)
    {
        var content = proposal.Content;
        if (!content.Draft.Subject.IsPosted || content.MissingLanguage == MissingLanguage.Warn)
        {
            return null;
        }

        var missing = Languages.Missing(content.Languages, await ChatSql.ListActiveAsync(session, content.Audience));
        return missing.Count == 0
            ? null
            : new ProposalProblem("language-blocked", string.Join(", ", missing.Select(item => item.Language)), Number(proposal.Id), missing[0].Language);
    }

    /// <summary>Puts the approved revision in the outbox: once, whatever is asked how often, for the key is the revision's.</summary>
    public static async Task<(long? Dispatch, ProposalProblem? Problem)> DispatchAsync(
        DbSession session, StoredProposal proposal, DateTimeOffset now)
    {
        var content = proposal.Content;
        if (content.Draft.At is { } at && at.Utc <= now)
        {
            return (null, new ProposalProblem("time-passed", at.Local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        }

        var chats = await ChatSql.ListActiveAsync(session, content.Audience);
        var reached = content.MissingLanguage == MissingLanguage.Warn
            ? chats
            : [.. chats.Where(chat => Languages.Speak(content.Languages, chat.Settings.Language))];
        if (reached.Count == 0)
        {
            return (null, new ProposalProblem("nobody", AudienceText.Write(content.Audience, [])));
        }

        var post = new HandPost(
            $"{proposal.Subject}:{Number(proposal.Standing.Revision)}", content.Title, content.Posts, content.Audience)
        {
            At = content.Draft.At,
            InDoubt = content.InDoubt,
            Mention = proposal.Mention,
            Articles = [.. content.Articles.Select(article => new ArticleId(article))],
            Campaign = content.Campaign,
            CampaignRevision = content.CampaignRevision,
        };
        return (await DispatchStore.AddAsync(session, post.ToDraft(reached, now), now), null);
    }

    private static async Task<string> AuthorAsync(DbSession session, StoredProposal proposal) =>
        (await session.ScalarAsync<string>(
            "SELECT written_by FROM proposal_revision WHERE proposal_id = @Id AND number = @Revision",
            new { proposal.Id, proposal.Standing.Revision }))!;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

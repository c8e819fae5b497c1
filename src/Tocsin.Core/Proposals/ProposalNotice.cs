using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals;

/// <summary>Tells organizers of a proposal, in the transaction of what happened to it.</summary>
internal static class ProposalNotice
{
    /// <summary>Number, title, who, and what more there is to say: the hash of what waits, or the reason.</summary>
    public static Task AddAsync(
        DbSession session, string kind, StoredProposal proposal, Actor actor, string more, DateTimeOffset now) =>
        NoticeStore.AddAsync(
            session,
            kind,
            // One for each revision: an edit must be told though the first word of it is still unseen.
            $"{proposal.Subject}:{proposal.Standing.Revision.ToString(CultureInfo.InvariantCulture)}",
            [proposal.Id.ToString(CultureInfo.InvariantCulture), proposal.Content.Title, actor.Name, more],
            now);
}

using Tocsin.Core.Organizers;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals.Store;

/// <summary>The proposals, for those who look at them.</summary>
internal sealed class ProposalStore(Database database)
{
    public Task<StoredProposal?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ProposalRows.FindAsync(session, id), cancellationToken);

    /// <summary>What waits for a decision or for its time, oldest first.</summary>
    public Task<IReadOnlyList<StoredProposal>> OpenAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ProposalRows.OpenAsync(session, limit), cancellationToken);

    /// <summary>The organizer had that revision before their eyes.</summary>
    public Task MarkSeenAsync(StoredProposal proposal, Actor actor, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => ProposalWriter.SeenAsync(session, proposal.Id, actor, proposal.Standing.Revision), cancellationToken);
}

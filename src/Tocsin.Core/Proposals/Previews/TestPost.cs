using System.Globalization;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals.Previews;

/// <summary>Sends a proposal to the organizers' rooms only, the way it would go to all.</summary>
internal sealed class TestPost(Database database, ChatStore chats, AuditLog audit, DeliverySignal signal, TimeProvider clock)
{
    private static readonly TimeSpan ExpiresAfter = TimeSpan.FromMinutes(30);

    /// <summary>Never to the place where it was asked for unless that is a room: members may read there too.</summary>
    /// <returns>How many rooms it goes to; none where no chat is one.</returns>
    public async Task<int> SendAsync(StoredProposal proposal, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rooms = await chats.ListRoomsAsync(cancellationToken);
        if (rooms.Count == 0)
        {
            return 0;
        }

        var audience = new Audience { Chats = [.. rooms.Select(room => room.Address.ToString())] };
        var post = new HandPost(
            string.Create(
                CultureInfo.InvariantCulture, $"test:{proposal.Subject}:{proposal.Standing.Revision}:{now.ToUnixTimeMilliseconds()}"),
            proposal.Content.Title,
            proposal.Content.Posts,
            audience)
        {
            Priority = Priority.Urgent,
            ExpiresAfter = ExpiresAfter,
            ForOrganizers = true,
        };
        await database.WriteAsync(
            async session =>
            {
                await DispatchStore.AddAsync(session, post.ToDraft(rooms, now), now);
                await audit.AppendAsync(
                    session, actor.Id, "proposal.test", proposal.Subject, $"revision {proposal.Standing.Revision} {proposal.Standing.ShortHash}");
            },
            cancellationToken);
        signal.Pulse();
        return rooms.Count;
    }
}

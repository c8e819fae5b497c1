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

/// <summary>Sends a proposal to organizers only, the way it would go to all.</summary>
internal sealed class TestPost(Database database, ChatStore chats, AuditLog audit, DeliverySignal signal, TimeProvider clock)
{
    private static readonly TimeSpan ExpiresAfter = TimeSpan.FromMinutes(30);

    /// <returns>How many chats it goes to: the organizers' rooms, else where it was asked for; none where that place gets no posts.</returns>
    public async Task<int> SendAsync(
        StoredProposal proposal, Actor actor, ChatAddress asking, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rooms = await chats.ListRoomsAsync(cancellationToken);
        var places = rooms.Count > 0
            ? rooms
            : await chats.ListActiveAsync(new Audience { Chats = [asking.ToString()] }, cancellationToken);
        if (places.Count == 0)
        {
            return 0;
        }

        var audience = new Audience { Chats = [.. places.Select(place => place.Address.ToString())] };
        var post = new HandPost(
            string.Create(
                CultureInfo.InvariantCulture, $"test:{proposal.Subject}:{proposal.Standing.Revision}:{now.ToUnixTimeMilliseconds()}"),
            proposal.Content.Title,
            proposal.Content.Posts,
            audience)
        {
            Priority = Priority.Urgent,
            ExpiresAfter = ExpiresAfter,
            ForOrganizers = rooms.Count > 0,
        };
        await database.WriteAsync(
            async session =>
            {
                await DispatchStore.AddAsync(session, post.ToDraft(places, now), now);
                await audit.AppendAsync(
                    session, actor.Id, "proposal.test", proposal.Subject, $"revision {proposal.Standing.Revision} {proposal.Standing.ShortHash}");
            },
            cancellationToken);
        signal.Pulse();
        return places.Count;
    }
}

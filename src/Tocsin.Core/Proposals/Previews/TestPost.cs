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

    /// <summary>Never where members may read: not to the place where it was asked for unless that is a room, nor to a room that is subscribed.</summary>
    public async Task<TestPostOutcome> SendAsync(StoredProposal proposal, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = await chats.ListRoomsAsync(cancellationToken);
        var rooms = all.Where(room => !room.IsSubscribed).ToList();
        if (rooms.Count == 0)
        {
            return all.Count == 0 ? new TestPostOutcome.NoRoom() : new TestPostOutcome.OnlyPublicRooms();
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
        return new TestPostOutcome.Sent(rooms.Count);
    }
}

/// <summary>Where a test went. A closed set.</summary>
internal abstract record TestPostOutcome
{
    private TestPostOutcome()
    {
    }

    internal sealed record Sent(int Rooms) : TestPostOutcome;

    /// <summary>No chat is an organizers' room.</summary>
    internal sealed record NoRoom : TestPostOutcome;

    /// <summary>Every room is subscribed, so that members may read there: nothing went out.</summary>
    internal sealed record OnlyPublicRooms : TestPostOutcome;
}

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
internal sealed class TestPost(Database database, AuditLog audit, DeliverySignal signal, TimeProvider clock)
{
    private static readonly TimeSpan ExpiresAfter = TimeSpan.FromMinutes(30);

    /// <returns>How many chats it goes to; none where <paramref name="places"/> never opted in.</returns>
    public async Task<int> SendAsync(
        StoredProposal proposal, Actor actor, IReadOnlyList<ChatAddress> places, CancellationToken cancellationToken)
    {
        if (places.Count == 0)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var audience = new Audience { Chats = [.. places.Select(place => place.ToString())] };
        var post = new HandPost(
            string.Create(
                CultureInfo.InvariantCulture, $"test:{proposal.Subject}:{proposal.Standing.Revision}:{now.ToUnixTimeMilliseconds()}"),
            proposal.Content.Title,
            proposal.Content.Posts,
            audience)
        {
            Priority = Priority.Urgent,
            ExpiresAfter = ExpiresAfter,
        };
        var count = await database.WriteAsync(
            async session =>
            {
                var chats = await ChatSql.ListActiveAsync(session, audience);
                if (chats.Count > 0)
                {
                    await DispatchStore.AddAsync(session, post.ToDraft(chats, now), now);
                    await audit.AppendAsync(
                        session, actor.Id, "proposal.test", proposal.Subject, $"revision {proposal.Standing.Revision} {proposal.Standing.ShortHash}");
                }

                return chats.Count;
            },
            cancellationToken);
        signal.Pulse();
        return count;
    }
}

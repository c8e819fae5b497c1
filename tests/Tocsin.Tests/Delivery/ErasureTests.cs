using Tocsin.Core.Chats;
using Tocsin.Core.Delivery.Erasing;
using Tocsin.Core.Proposals.Previews;
using Tocsin.Core.Storage;
using Tocsin.Core.Storage.Copies;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Proposals;

namespace Tocsin.Tests.Delivery;

public sealed class ErasureTests
{
    /// <summary>A private chat's place is its owner's number.</summary>
    private const string Number = "40917355";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_an_erased_chat_no_address_is_left_anywhere()
    {
        await using var committee = await Committee.MeetAsync();
        var outbox = committee.Outbox;
        var chat = await outbox.Chats.SubscribeAsync(new ChatAddress("local", Number), new ChatSettings(), Token);
        await outbox.Chats.SetRoomAsync(chat.Address, true, new ChatSettings(), Token);
        var proposal = await committee.ProposeAsync(
            Committee.Ana, Committee.Text() with { To = $"chat:{chat.Address}" });
        await outbox.Get<TestPost>().SendAsync(proposal, Committee.Ana, Token);
        await committee.ApproveAsync(Committee.Ben, proposal);
        await committee.SendAsync();
        await outbox.CampaignAsync(CampaignBuilder.Campaign(
            schedules: CampaignBuilder.Schedule() with { Audience = new Audience { Chats = [chat.Address.ToString()] } }));
        Assert.Equal(
            ["campaign_revision", "chat", "delivery_part", "dispatch", "proposal_revision", "schedule"], (await NamedInAsync(outbox.Database)).Order());

        Assert.True(await outbox.Get<ChatErasure>().EraseAsync(chat.Address, Token));

        Assert.Equal([], await NamedInAsync(outbox.Database));
    }

    /// <summary>The tables in which the number stands.</summary>
    private static async Task<IReadOnlyList<string>> NamedInAsync(Database database) =>
        await database.ReadAsync(
            async session =>
            {
                List<string> found = [];
                foreach (var table in await StoredTables.ListAsync(session))
                {
                    var rows = await session.QueryAsync<dynamic>($"SELECT * FROM {table}");
                    if (rows.Cast<IDictionary<string, object?>>().Any(row => row.Values.Any(
                        value => value is string text && text.Contains(Number, StringComparison.Ordinal))))
                    {
                        found.Add(table);
                    }
                }

                return found;
            },
            Token);
}

using Tocsin.Core.Chats;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Chats;

public class ChatStoreTests
{
    private static readonly ChatAddress Group = new("ledger", "-1");

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Settings_come_back_as_they_were()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        var settings = new ChatSettings
        {
            Language = "ar",
            Topics = ["health", "prisons"],
            Tags = ["north"],
            Quiet = new QuietHours(new TimeOnly(22, 30), new TimeOnly(7, 0)),
            Zone = "Asia/Beirut",
            Risk = ChatRisk.High,
        };

        await outbox.Chats.SubscribeAsync(Group, settings, Outbox.Token);

        Assert.Equivalent(settings, (await outbox.Chats.FindAsync(Group, Outbox.Token))!.Settings, strict: true);
    }

    [Fact]
    public async Task Settings_that_an_earlier_version_did_not_store_have_their_defaults()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        await outbox.Chats.SubscribeAsync(Group, new ChatSettings(), Outbox.Token);
        await outbox.Database.WriteAsync(session => session.ExecuteAsync("UPDATE chat SET settings = '{}'"), Outbox.Token);

        Assert.Equivalent(new ChatSettings(), (await outbox.Chats.FindAsync(Group, Outbox.Token))!.Settings, strict: true);
    }

    [Fact]
    public async Task A_suspended_chat_keeps_its_settings_and_comes_back_with_them()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        await outbox.Chats.SubscribeAsync(Group, new ChatSettings { Language = "fr" }, Outbox.Token);

        await outbox.Chats.SuspendAsync(Group, SuspendReason.Kicked, "bot was kicked", Outbox.Token);
        Assert.Equal(SuspendReason.Kicked, (await outbox.Chats.FindAsync(Group, Outbox.Token))!.Suspended);
        Assert.Empty(await outbox.Chats.ListActiveAsync(Audience.All, Outbox.Token));

        Assert.True(await outbox.Chats.ComeBackAsync(Group, Outbox.Token));
        var back = Assert.Single(await outbox.Chats.ListActiveAsync(Audience.All, Outbox.Token));
        Assert.Equal("fr", back.Settings.Language);
    }

    [Fact]
    public async Task Only_the_chat_itself_undoes_its_unsubscribing()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        await outbox.Chats.SubscribeAsync(Group, new ChatSettings(), Outbox.Token);
        await outbox.Chats.SuspendAsync(Group, SuspendReason.NoPermission, null, Outbox.Token);
        await outbox.Chats.SuspendAsync(Group, SuspendReason.Unsubscribed, null, Outbox.Token);

        Assert.False(await outbox.Chats.ComeBackAsync(Group, Outbox.Token));
        await outbox.Chats.EnsureAsync(Group, new ChatSettings(), Outbox.Token);
        Assert.Equal(SuspendReason.Unsubscribed, (await outbox.Chats.FindAsync(Group, Outbox.Token))!.Suspended);

        Assert.Null((await outbox.Chats.SubscribeAsync(Group, new ChatSettings(), Outbox.Token)).Suspended);
    }

    [Fact]
    public async Task A_moved_chat_stays_the_same_chat()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        var before = await outbox.Chats.SubscribeAsync(Group, new ChatSettings { Language = "es" }, Outbox.Token);

        var after = await outbox.Chats.MoveAsync(Group, new ChatAddress("ledger", "-100"), Outbox.Token);

        Assert.Equal(before.Id, after);
        Assert.Null(await outbox.Chats.FindAsync(Group, Outbox.Token));
        Assert.Equal("es", (await outbox.Chats.FindAsync(new ChatAddress("ledger", "-100"), Outbox.Token))!.Settings.Language);
    }

    [Fact]
    public async Task A_chat_that_moves_onto_a_known_one_gives_way_to_it()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        await outbox.Chats.SubscribeAsync(Group, new ChatSettings(), Outbox.Token);
        var there = await outbox.Chats.SubscribeAsync(new ChatAddress("ledger", "-100"), new ChatSettings(), Outbox.Token);

        Assert.Equal(there.Id, await outbox.Chats.MoveAsync(Group, there.Address, Outbox.Token));
        Assert.Equal(there.Id, Assert.Single(await outbox.Chats.ListActiveAsync(Audience.All, Outbox.Token)).Id);
        Assert.Null(await outbox.Chats.MoveAsync(new ChatAddress("ledger", "nowhere"), new ChatAddress("ledger", "?"), Outbox.Token));
    }
}

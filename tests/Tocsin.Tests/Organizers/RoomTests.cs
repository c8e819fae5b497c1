using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Organizers;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Organizers.Notices;
using Tocsin.Core.Wording;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Organizers;

/// <summary>Where organizers are told what needs them, and what they can do about it.</summary>
public class RoomTests
{
    private static readonly ChatAddress Room = new("local", "room");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_becomes_a_room_once_and_is_none_any_more_when_told_so()
    {
        await using var outbox = await Outbox.OpenAsync(new FakeClock());

        Assert.Contains("This is an organizers’ room now", await SayAsync(outbox, "/room on"), StringComparison.Ordinal);
        Assert.Contains("already", await SayAsync(outbox, "/room ON"), StringComparison.Ordinal);
        Assert.Equal(Room, Assert.Single(await outbox.Chats.ListRoomsAsync(Token)).Address);
        Assert.Empty(await outbox.Chats.ListActiveAsync(Audience.All, Token));
        Assert.Contains("any more", await SayAsync(outbox, "/room off"), StringComparison.Ordinal);
        Assert.Contains("This is no organizers’ room.", await SayAsync(outbox, "/room off"), StringComparison.Ordinal);
        Assert.Contains("\"perhaps\" is neither", await SayAsync(outbox, "/room perhaps"), StringComparison.Ordinal);

        Assert.Empty(await outbox.Chats.ListRoomsAsync(Token));
        Assert.Equal(["room.off", "room.on"], (await outbox.Get<AuditReader>().LastAsync(10, Token)).Select(entry => entry.Entry.Action));
    }

    [Fact]
    public async Task Who_is_no_organizer_makes_no_room()
    {
        await using var outbox = await Outbox.OpenAsync(new FakeClock());

        Assert.Equal("Only organizers can do that.", await SayAsync(outbox, "/room on", "mallory"));
        Assert.Equal("Only organizers can do that.", await SayAsync(outbox, "/notices leave 1", "mallory"));

        Assert.Empty(await outbox.Chats.ListRoomsAsync(Token));
    }

    [Fact]
    public async Task A_notice_that_somebody_leaves_is_not_said_again()
    {
        await using var outbox = await Outbox.OpenAsync(new FakeClock());
        var store = outbox.Get<NoticeStore>();
        await store.AddAsync(NoticeKind.ArticleChanged, "article:5", ["5", "Title", "New title."], Token);
        await store.AddAsync(NoticeKind.Halted, "halt:1", ["Ana", "–"], Token);
        var changed = (await store.UnseenAsync(10, Token))[0];

        var leave = NoticeButtons.Of(changed, Words.For("en"), _ => true)[^1];
        Assert.Equal("Leave it", leave.Label);
        Assert.Equal("Good: it stays as it is.", await SayAsync(outbox, leave.Command!));
        Assert.Equal("Good: it stays as it is.", await SayAsync(outbox, leave.Command!));

        Assert.Equal(NoticeKind.Halted, Assert.Single(await store.UnseenAsync(10, Token)).Kind);
        Assert.Equal(["notice.leave"], (await outbox.Get<AuditReader>().LastAsync(10, Token)).Select(entry => entry.Entry.Action));
    }

    [Theory]
    [InlineData(NoticeKind.ArticleChanged, "article:5", "Read it: /article 5 | Correct: /correct article:5 | Recall: /recall article:5 ask | Leave it: /notices leave 9")]
    [InlineData(NoticeKind.Correction, "correction:3", "Preview: /correct show 3 | Approve: /correct approve 3 | Reject: /correct reject 3")]
    [InlineData(NoticeKind.CorrectionEmergency, "correction:3", "Report: /correct report 3")]
    [InlineData(NoticeKind.CorrectionDone, "correction:3", "Report: /correct report 3")]
    [InlineData(NoticeKind.CorrectionInDoubt, "correction:3", "Look and settle: /correct report 3")]
    [InlineData(NoticeKind.Recall, "correction:3", "Report: /correct report 3")]
    [InlineData(NoticeKind.Proposal, "proposal:5:2", "Preview: /preview 5 | Approve: /approve 5 | Reject: /reject 5")]
    public void A_notice_brings_the_buttons_for_what_can_be_done(string kind, string subject, string expected) =>
        Assert.Equal(
            expected,
            string.Join(" | ", NoticeButtons.Of(new Notice(9, kind, subject, [], default), Words.For("en"), _ => true).Select(button => $"{button.Label}: {button.Command}")));

    private static async Task<string> SayAsync(Outbox outbox, string line, string who = "ana")
    {
        var services = outbox.Get<IServiceProvider>();
        var router = new CommandRouter(
            [
                ActivatorUtilities.CreateInstance<RoomCommand>(services),
                ActivatorUtilities.CreateInstance<NoticesCommand>(services, new CommandExists(_ => true)),
            ],
            outbox.Get<Roster>());
        return (await router.AnswerAsync(new CommandRequest(line, Room, CommandRole.Member, "en") { Person = new Person("local", who) }, Token)).Text().Trim();
    }
}

using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

public class DeliveryTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_post_reaches_each_chat_once()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 30));

        await outbox.SendDueAsync();
        await outbox.SendDueAsync();

        Assert.Equal(30, ledger.Posted.Select(post => post.Chat).Distinct().Count());
        Assert.Equal(30, ledger.Posted.Count);
        Assert.Equal(30, (await outbox.CountAsync())[DeliveryState.Sent]);
    }

    [Fact]
    public async Task I3_The_sending_mark_is_durable_before_the_request_leaves()
    {
        Outbox? opened = null;
        List<string?> seen = [];
        var ledger = new LedgerPlatform("ledger", _clock);
        ledger.Then(async part =>
        {
            seen.Add(await opened!.Database.ReadAsync(
                session => session.ScalarAsync<string>("SELECT state FROM delivery WHERE sending_since IS NOT NULL AND attempts = 1"),
                Outbox.Token));
            return ledger.Deliver(part);
        });
        await using var outbox = opened = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        await outbox.SendDueAsync();

        Assert.Equal(["sending"], seen);
    }

    [Fact]
    public async Task I4_An_ambiguous_answer_is_in_doubt_where_no_nonce_helps()
    {
        var ledger = new LedgerPlatform("ledger", _clock).ThenArriveUnanswered();
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        await outbox.SendDueAsync();
        _clock.Advance(TimeSpan.FromHours(2));
        await outbox.SendDueAsync();

        Assert.Single(ledger.Asked);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.InDoubt]);
        var notice = Assert.Single(await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token));
        Assert.Equal(NoticeKind.InDoubt, notice.Kind);
    }

    [Fact]
    public async Task I4_An_ambiguous_answer_is_repeated_with_the_same_nonce_inside_its_window()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Traits = WithNonce }.ThenArriveUnanswered();
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        await outbox.SendDueAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        await outbox.SendDueAsync();

        Assert.Equal(2, ledger.Asked.Count);
        Assert.Single(ledger.Asked.Select(part => part.Nonce).Distinct());
        Assert.Single(ledger.Posted);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Sent]);
    }

    [Fact]
    public async Task I4_Once_the_nonce_window_is_over_it_is_in_doubt()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Traits = WithNonce }.ThenArriveUnanswered().ThenArriveUnanswered();
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        await outbox.SendDueAsync();
        _clock.Advance(WithNonce.NonceWindow);
        await outbox.SendDueAsync();

        Assert.Equal(2, ledger.Asked.Count);
        Assert.Single(ledger.Posted);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.InDoubt]);
    }

    [Fact]
    public async Task I4_A_refusal_and_a_failure_before_the_first_byte_are_not_ambiguous()
    {
        var ledger = new LedgerPlatform("ledger", _clock)
            .Then(new SendOutcome.NotSent("no route"))
            .Then(new SendOutcome.RateLimited(TimeSpan.FromSeconds(7), WholePlatform: false));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        for (var round = 0; round < 4; round++)
        {
            await outbox.SendDueAsync();
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(3, ledger.Asked.Count);
        Assert.Single(ledger.Posted);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Sent]);
    }

    [Fact]
    public async Task I4_A_campaign_may_choose_to_send_again()
    {
        var ledger = new LedgerPlatform("ledger", _clock).ThenArriveUnanswered();
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1), whenInDoubt: InDoubtPolicy.Resend);

        await outbox.SendDueAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        await outbox.SendDueAsync();

        Assert.Equal(2, ledger.Posted.Count);
    }

    [Fact]
    public async Task I5_A_crash_after_part_two_of_three_goes_on_with_part_three()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { PartsPerPost = 3 };
        ledger.Then(part => Task.FromResult(ledger.Deliver(part)))
            .Then(part => Task.FromResult(ledger.Deliver(part)))
            .Then(new SendOutcome.NotSent("the line went down"));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        await outbox.SendDueAsync();
        await outbox.RestartAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendDueAsync();

        Assert.Equal(["A post 1/3", "A post 2/3", "A post 3/3"], ledger.Posted.Select(post => post.Payload));
    }

    [Fact]
    public async Task I7_Nothing_leaves_while_halted_and_everything_after()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 5));

        await outbox.Get<Halt>().SetAsync("an organizer", "a test", Outbox.Token);
        await outbox.SendDueAsync();
        Assert.Empty(ledger.Asked);

        await outbox.RestartAsync();
        await outbox.SendDueAsync();
        Assert.Empty(ledger.Asked);

        await outbox.Get<Halt>().LiftAsync(Outbox.Token);
        await outbox.SendDueAsync();
        Assert.Equal(5, ledger.Posted.Count);
    }

    [Fact]
    public async Task I7_A_halt_in_mid_broadcast_lets_no_further_request_leave()
    {
        Outbox? opened = null;
        var askedAtHalt = 0;
        var ledger = new LedgerPlatform("ledger", _clock);
        ledger.Then(async part =>
        {
            await opened!.Get<Halt>().SetAsync("an organizer", "a test", Outbox.Token);
            askedAtHalt = ledger.Asked.Count;
            return ledger.Deliver(part);
        });
        await using var outbox = opened = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 50));

        await outbox.SendDueAsync();

        Assert.InRange(askedAtHalt, 1, 49);
        Assert.Equal(askedAtHalt, ledger.Asked.Count);
        Assert.Equal(50 - askedAtHalt, (await outbox.CountAsync())[DeliveryState.Queued]);
    }

    [Fact]
    public async Task Consent_is_asked_in_the_statement_that_marks()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var chats = await outbox.SubscribeAsync("ledger", 2);
        await outbox.DispatchAsync(chats);
        await outbox.Chats.SuspendAsync(chats[0].Address, SuspendReason.Unsubscribed, null, Outbox.Token);

        await outbox.SendDueAsync();

        Assert.Equal([chats[1].Address], ledger.Posted.Select(post => post.Chat));
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Suspended]);
    }

    [Fact]
    public async Task A_chat_that_comes_back_gets_what_has_not_expired()
    {
        var ledger = new LedgerPlatform("ledger", _clock).Then(new SendOutcome.ChatUnavailable(SuspendReason.Kicked, "Forbidden: bot was kicked"));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var chats = await outbox.SubscribeAsync("ledger", 1);
        await outbox.DispatchAsync(chats, "short", expires: TimeSpan.FromMinutes(5));
        await outbox.SendDueAsync();
        await outbox.DispatchAsync(chats, "long", expires: TimeSpan.FromHours(5));
        await outbox.SendDueAsync();
        Assert.Empty(ledger.Posted);

        _clock.Advance(TimeSpan.FromMinutes(10));
        await outbox.Chats.ComeBackAsync(chats[0].Address, Outbox.Token);
        await outbox.Get<DeliverySweep>().RunAsync(Outbox.Token);
        await outbox.SendDueAsync();

        Assert.Equal(["long 1/1"], ledger.Posted.Select(post => post.Payload));
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Expired]);
    }

    [Fact]
    public async Task A_chat_that_moved_is_followed_once()
    {
        var ledger = new LedgerPlatform("ledger", _clock).Then(new SendOutcome.ChatMoved(new ChatAddress("ledger", "-100")));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        await outbox.SendDueAsync();

        Assert.Equal(["ledger:-100"], ledger.Posted.Select(post => post.Chat.ToString()));
    }

    [Fact]
    public async Task A_post_whose_first_twenty_sends_fail_alike_is_held_back()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Always = _ => Task.FromResult<SendOutcome>(new SendOutcome.Refused("bad markup")) };
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 100));

        await outbox.SendDueAsync();

        Assert.InRange(ledger.Asked.Count, 20, 20 + 16);
        Assert.Contains(await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token), notice => notice.Kind == NoticeKind.Poison);
    }

    [Fact]
    public async Task What_cannot_be_rendered_fails_where_organizers_see_it()
    {
        await using var outbox = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock) { CannotRender = true });
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 30));

        await outbox.SendDueAsync();

        Assert.InRange((await outbox.CountAsync())[DeliveryState.Failed], 20, 30);
        Assert.Contains(await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token), notice => notice.Kind == NoticeKind.Poison);
    }

    private static PlatformTraits WithNonce => new(double.PositiveInfinity, null, TimeSpan.FromMinutes(2));
}

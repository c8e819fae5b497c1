using FsCheck;
using FsCheck.Fluent;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;

namespace Tocsin.Tests.Delivery;

public sealed class DeliveryDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static Arbitrary<(SendOutcome Outcome, SendSituation Situation)> Cases =>
        (from outcome in Gen.Elements<SendOutcome>(
            new SendOutcome.Delivered("1"),
            new SendOutcome.RateLimited(TimeSpan.FromSeconds(30), true),
            new SendOutcome.RateLimited(TimeSpan.FromSeconds(3), false),
            new SendOutcome.NotSent("no route"),
            new SendOutcome.Refused("bad"),
            new SendOutcome.ChatUnavailable(SuspendReason.Kicked, "kicked"),
            new SendOutcome.ChatMoved(new ChatAddress("ledger", "2")),
            new SendOutcome.InDoubt("timeout"))
         from age in Gen.Choose(0, 300)
         from earlier in Gen.Choose(-1, 300)
         from window in Gen.Elements(0, 60, 120)
         from backoff in Gen.Choose(1, 900)
         from policy in Gen.Elements(InDoubtPolicy.Ask, InDoubtPolicy.Ask, InDoubtPolicy.Resend)
         from moved in Gen.Elements(true, false)
         select (outcome, new SendSituation
         {
             Now = Now,
             Backoff = TimeSpan.FromSeconds(backoff),
             SendingSince = Now.AddSeconds(-age),
             InDoubtSince = earlier < 0 ? null : Now.AddSeconds(-age - earlier),
             NonceWindow = TimeSpan.FromSeconds(window),
             SendTimeLimit = TimeSpan.FromSeconds(20),
             WhenInDoubt = policy,
             HasMoved = moved,
         })).ToArbitrary();

    [Fact]
    public void I4_What_may_have_arrived_is_repeated_only_inside_the_nonce_window_or_by_wish() =>
        Prop.ForAll(Cases, item =>
        {
            var decision = DeliveryDecision.After(item.Outcome, item.Situation);
            if (decision is not DeliveryDecision.Retry { MayHaveArrived: true } retry)
            {
                return true;
            }

            var first = item.Situation.InDoubtSince ?? item.Situation.SendingSince;
            return item.Situation.WhenInDoubt == InDoubtPolicy.Resend
                || retry.NotBefore + item.Situation.SendTimeLimit <= first + item.Situation.NonceWindow;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void I4_An_ambiguous_answer_never_fails_suspends_or_counts_as_not_arrived() =>
        Prop.ForAll(Cases, item => item.Outcome is not SendOutcome.InDoubt
            || DeliveryDecision.After(item.Outcome, item.Situation) is DeliveryDecision.Doubt or DeliveryDecision.Retry { MayHaveArrived: true })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void I4_After_an_earlier_try_in_doubt_no_refusal_says_that_nothing_was_posted() =>
        Prop.ForAll(Cases, item => !item.Situation.EarlierTryInDoubt
            || item.Outcome is SendOutcome.ChatMoved
            || DeliveryDecision.After(item.Outcome, item.Situation) is not (DeliveryDecision.Fail or DeliveryDecision.Suspend))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void I8_A_wait_that_the_platform_asked_for_is_kept_to_the_full() =>
        Prop.ForAll(Cases, item => item.Outcome is not SendOutcome.RateLimited limited
            || (DeliveryDecision.After(item.Outcome, item.Situation) is DeliveryDecision.Retry retry && retry.NotBefore >= Now + limited.After))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Backoff_stays_between_a_second_and_a_quarter_of_an_hour() =>
        Prop.ForAll(
            Gen.Choose(1, 100).ToArbitrary(),
            Gen.Choose(0, 999_999).ToArbitrary(),
            (attempts, jitter) => Backoff.After(attempts, jitter / 1_000_000.0) is var wait && wait >= Backoff.Least && wait <= Backoff.Most)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void I3_No_way_leads_from_sent_back_to_being_sent()
    {
        DeliveryState[] closed = [DeliveryState.Sent, DeliveryState.Corrected, DeliveryState.Recalled, DeliveryState.Failed, DeliveryState.Expired, DeliveryState.Cancelled];
        HashSet<DeliveryState> reached = [DeliveryState.Sent];
        for (var grew = true; grew;)
        {
            var next = Enum.GetValues<DeliveryState>().Where(to => reached.Any(from => DeliveryEdges.Leads(from, to)));
            grew = reached.Count < (reached = [.. reached, .. next]).Count;
        }

        Assert.Subset(closed.ToHashSet(), reached);
    }
}

using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Discord;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>A worker sleeps until something is due, and not a moment longer.</summary>
public class WorkRoundsTests
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task What_falls_due_while_the_queue_is_looked_at_is_not_slept_over()
    {
        // It is not due yet at the claim, and no longer to come when the worker asks what comes next.
        var work = new OnePiece(_clock, _clock.GetUtcNow() + OneSecond) { WhenAskedWhatIsNext = () => _clock.Advance(OneSecond) };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = Rounds(work).RunAsync(stop.Token);

        await Eventually.Done(work.Done);

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task What_a_stop_breaks_off_is_no_failure()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new OnePiece(_clock, _clock.GetUtcNow())
        {
            Doing = async stopping =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, stopping);
            },
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rounds = Rounds(work);
        var running = rounds.RunAsync(stop.Token);
        await Eventually.Done(begun.Task);

        await stop.CancelAsync();
        await running;

        Assert.Empty(rounds.AtWork);
        Assert.Empty(work.Failures);
    }

    [Fact]
    public async Task What_breaks_off_by_itself_is_a_failure()
    {
        var work = new OnePiece(_clock, _clock.GetUtcNow()) { Doing = _ => throw new OperationCanceledException("a request timed out") };

        await Rounds(work).DoDueAsync(TestContext.Current.CancellationToken);

        Assert.IsType<OperationCanceledException>(Assert.Single(work.Failures));
    }

    [Fact]
    public async Task What_may_not_leave_yet_does_not_hide_what_is_due_next()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var chats = await outbox.SubscribeAsync("ledger", 1);
        var held = await outbox.DispatchAsync(chats, "waits for a word");
        await outbox.Database.WriteAsync(
            session => session.ExecuteAsync("UPDATE dispatch SET state = 'asked' WHERE id = @held", new { held }), Outbox.Token);
        var looked = _clock.GetUtcNow();
        _clock.Advance(OneSecond);
        await outbox.DispatchAsync(chats, "comes a second later");

        var queue = outbox.Get<DeliveryQueue>();
        Assert.Equal(looked + OneSecond, await queue.NextDueAsync("ledger", looked, Outbox.Token));
        Assert.Null(await queue.NextDueAsync("ledger", looked + OneSecond, Outbox.Token));
    }

    private WorkRounds<Piece> Rounds(OnePiece work) => new(
        work, new PlatformGate(new PlatformTraits(30, null, TimeSpan.Zero), _clock, inFlight: 8), new DeliverySignal(), Options.Create(new DeliveryOptions()), _clock);

    private sealed record Piece(long Id, ChatId ChatId) : IHeldWork;

    private sealed class OnePiece(FakeClock clock, DateTimeOffset due) : IPlatformWork<Piece>
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isTaken;

        public Action WhenAskedWhatIsNext { get; set; } = () => { };

        public Func<CancellationToken, Task> Doing { get; init; } = _ => Task.CompletedTask;

        public List<Exception> Failures { get; } = [];

        public Task Done => _done.Task;

        public Task<Claimed<Piece>> ClaimAsync(int limit, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            if (_isTaken || due > now)
            {
                return Task.FromResult(new Claimed<Piece>([], now));
            }

            _isTaken = true;
            return Task.FromResult(new Claimed<Piece>([new Piece(1, new ChatId(1))], now));
        }

        public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset looked, CancellationToken cancellationToken)
        {
            WhenAskedWhatIsNext();
            WhenAskedWhatIsNext = () => { };
            return Task.FromResult<DateTimeOffset?>(due > looked ? due : null);
        }

        public async Task DoAsync(Piece held, CancellationToken stopping)
        {
            await Doing(stopping);
            _done.SetResult();
        }

        public Task GiveBackAsync(Piece held) => Task.CompletedTask;

        public void RoundFailed(Exception failure) => Failed(failure);

        public void WorkFailed(Piece held, Exception failure) => Failed(failure);

        private void Failed(Exception failure)
        {
            Failures.Add(failure);
            _done.TrySetException(failure);
        }
    }
}

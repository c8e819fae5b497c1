using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Storage;

[OnPostgres]
public sealed class TurnsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_node_has_a_turn_until_it_is_gone()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var one = new Node(storage.Options);
        await using var other = new Node(storage.Options);

        Assert.Equal(Turn.New, await one.Turns.TakeAsync("telegram", Cancel));
        Assert.Equal(Turn.Ours, await one.Turns.TakeAsync("telegram", Cancel));
        Assert.Equal(Turn.Others, await other.Turns.TakeAsync("telegram", Cancel));
        Assert.Equal(Turn.New, await other.Turns.TakeAsync("discord", Cancel));

        await one.DisposeAsync();
        while (await other.Turns.TakeAsync("telegram", Cancel) == Turn.Others)
        {
            // The server notices within a moment.
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Work_waits_for_its_turn_and_is_begun_where_it_comes()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var one = new Node(storage.Options);
        await using var other = new Node(storage.Options);
        var began = new TaskCompletionSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Assert.Equal(Turn.New, await one.Turns.TakeAsync("sources", Cancel));

        var working = other.Turns.WorkAsync(
            "sources",
            token =>
            {
                began.SetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
            stop.Token);
        Assert.False(began.Task.IsCompleted);
        await one.DisposeAsync();
        while (!began.Task.IsCompleted)
        {
            other.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
    }

    [Fact]
    public async Task A_server_that_restarts_takes_the_turn_away_and_gives_it_again()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var node = new Node(storage.Options);
        Assert.Equal(Turn.New, await node.Turns.TakeAsync("telegram", Cancel));

        await node.Database.ReadAsync(
            session => session.QueryAsync<bool>(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1416586099 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"),
            Cancel);
        node.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(Turn.Others, await node.Turns.TakeAsync("telegram", Cancel));
        Assert.Equal(Turn.New, await node.Turns.TakeAsync("telegram", Cancel));
    }

    private sealed class Node : IAsyncDisposable
    {
        public Node(DatabaseOptions options)
        {
            Database = new Database(options);
            Turns = new Turns(Database, Clock);
        }

        public FakeClock Clock { get; } = new();

        public Database Database { get; }

        public Turns Turns { get; }

        public async ValueTask DisposeAsync()
        {
            await Turns.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}

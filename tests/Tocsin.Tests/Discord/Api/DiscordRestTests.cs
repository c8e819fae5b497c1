using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Wire;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Tests.Discord.Api;

public sealed class DiscordRestTests
{
    private const string Send = "POST channels/*/messages";
    private static readonly MessageBody Hello = new() { Content = "Hello." };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(Fault.LimitedUser), nameof(RateScope.User))]
    [InlineData(nameof(Fault.LimitedShared), nameof(RateScope.Shared))]
    [InlineData(nameof(Fault.LimitedGlobal), nameof(RateScope.Global))]
    [InlineData(nameof(Fault.LimitedByProxy), nameof(RateScope.Global))]
    public async Task A_429_says_how_long_and_for_whom_and_is_not_asked_again(string fault, string scope)
    {
        await using var bench = await DiscordBench.StartAsync();
        bench.Simulator.Faults.RetryAfterSeconds = 30;
        bench.Simulator.Faults.Order(Send, Enum.Parse<Fault>(fault));
        var channel = bench.People.Server("Server").SystemChannel!;

        var answer = await bench.Rest.CreateMessageAsync(channel.Id.Text(), Hello, null, Cancelled);
        var again = await bench.Rest.CreateMessageAsync(channel.Id.Text(), Hello, null, Cancelled);

        Assert.Equal(new RestProblem.RateLimited(TimeSpan.FromSeconds(30), Enum.Parse<RateScope>(scope)), answer.Problem);
        Assert.IsType<RestProblem.RateLimited>(again.Problem);
        Assert.Single(bench.Simulator.CallsOf(Send));
    }

    [Fact]
    public async Task A_post_does_not_wait_in_its_channels_bucket_longer_than_what_was_seen_holds()
    {
        await using var bench = await DiscordBench.StartAsync();
        bench.Simulator.Faults.RetryAfterSeconds = 1;
        bench.Simulator.Faults.Order(Send, Fault.LimitedUser);
        var channel = bench.People.Server("Server").SystemChannel!;

        await bench.Rest.CreateMessageAsync(channel.Id.Text(), Hello, null, Cancelled);
        var again = await bench.Rest.CreateMessageAsync(channel.Id.Text(), Hello, null, Cancelled);

        Assert.InRange(Assert.IsType<RestProblem.RateLimited>(again.Problem).After, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1));
        Assert.Single(bench.Simulator.CallsOf(Send));
    }

    [Theory]
    [InlineData(nameof(Fault.BadGateway))]
    [InlineData(nameof(Fault.Dropped))]
    [InlineData(nameof(Fault.DoneThenDropped))]
    [InlineData(nameof(Fault.DoneThenTruncated))]
    public async Task A_lost_answer_is_in_doubt_and_is_not_asked_again(string fault)
    {
        await using var bench = await DiscordBench.StartAsync();
        bench.Simulator.Faults.Order(Send, Enum.Parse<Fault>(fault));
        var channel = bench.People.Server("Server").SystemChannel!;

        var answer = await bench.Rest.CreateMessageAsync(channel.Id.Text(), Hello, null, Cancelled);

        Assert.IsType<RestProblem.InDoubt>(answer.Problem);
        Assert.Single(bench.Simulator.CallsOf(Send));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_left_after_the_limit()
    {
        await using var bench = await DiscordBench.StartAsync(options => options.RequestTimeout = TimeSpan.FromMilliseconds(300));
        bench.Simulator.Faults.Order(Send, Fault.DoneThenStalled);
        var channel = bench.People.Server("Server").SystemChannel!;

        var answer = await bench.Rest.CreateMessageAsync(channel.Id.Text(), Hello, null, Cancelled);

        Assert.IsType<RestProblem.InDoubt>(answer.Problem);
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_sent_nothing()
    {
        await using var bench = await DiscordBench.StartAsync(options => options.BaseUrl = "http://127.0.0.1:9");

        var answer = await bench.Rest.CreateMessageAsync("1", Hello, null, Cancelled);

        Assert.IsType<RestProblem.NotSent>(answer.Problem);
    }

    [Fact]
    public async Task After_a_401_nothing_more_is_asked()
    {
        await using var bench = await DiscordBench.StartAsync(options => options.Token = "wrong");

        var first = await bench.Rest.GetMeAsync(Cancelled);
        var second = await bench.Rest.GetMeAsync(Cancelled);

        Assert.Equal(401, Assert.IsType<RestProblem.Refused>(first.Problem).Status);
        Assert.IsType<RestProblem.NotSent>(second.Problem);
        Assert.Single(bench.Simulator.CallsOf("GET users/@me"));
    }

    [Fact]
    public async Task Stops_well_before_Discord_would_ban_the_address()
    {
        await using var bench = await DiscordBench.StartAsync(options => options.InvalidRequestStop = 20);
        bench.Simulator.Buckets.Limits.Clear();
        var server = bench.People.Server("Server");
        server.HasBot = false;

        for (var attempt = 0; attempt < 30; attempt++)
        {
            await bench.Rest.CreateMessageAsync(server.SystemChannel!.Id.Text(), Hello, null, Cancelled);
        }

        Assert.Equal(20, bench.Simulator.InvalidRequests);
    }

    [Fact]
    public async Task Many_messages_to_one_channel_stay_inside_its_bucket()
    {
        await using var bench = await DiscordBench.StartAsync();
        bench.Simulator.Buckets.Limits[Send] = ("b", 5, TimeSpan.FromMilliseconds(200));
        bench.Simulator.Buckets.SilentEvery = 0;
        var channel = bench.People.Server("Server").SystemChannel!;

        for (var message = 0; message < 22; message++)
        {
            Assert.True((await bench.Rest.CreateMessageAsync(channel.Id.Text(), Hello, null, Cancelled)).IsOk);
        }

        Assert.Equal(0, bench.Simulator.InvalidRequests);
        Assert.Equal(22, channel.Messages.Count);
    }

    [Fact]
    public async Task Many_channels_at_once_each_get_their_message_once_however_tight_the_global_limit()
    {
        await using var bench = await DiscordBench.StartAsync(options => options.RequestsPerSecond = 200);
        bench.Simulator.Buckets.GlobalPerSecond = 30;
        var server = bench.People.Server("Server");
        var channels = Enumerable.Range(0, 60).Select(number => bench.People.Channel(server, $"c{number}")).ToList();

        var answers = await Task.WhenAll(channels.Select(channel => SendPatientlyAsync(bench, channel)));

        Assert.All(answers, answer => Assert.True(answer.IsOk, answer.Problem?.Text));
        Assert.All(channels, channel => Assert.Single(channel.Messages));
    }

    [Fact]
    public async Task An_invalid_form_names_its_fields_and_none_of_their_values()
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = bench.People.Server("Server").SystemChannel!;
        var body = new MessageBody { Embeds = [new Embed { Title = new string('x', 257) }] };

        var answer = await bench.Rest.CreateMessageAsync(channel.Id.Text(), body, null, Cancelled);

        var refused = Assert.IsType<RestProblem.Refused>(answer.Problem);
        Assert.Equal((400, 50035), (refused.Status, refused.Code));
        Assert.Contains("embeds.0.title", refused.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", refused.Detail, StringComparison.Ordinal);
        // The description says so too: this is the one request that is meant to be wrong.
        bench.Simulator.ForgetProblems();
    }

    private static async Task<RestAnswer<MessageInfo>> SendPatientlyAsync(DiscordBench bench, SimChannel channel)
    {
        while (true)
        {
            var answer = await bench.Rest.CreateMessageAsync(channel.Id.Text(), Hello, null, Cancelled);
            if (answer.Problem is not RestProblem.RateLimited limited)
            {
                return answer;
            }

            await Task.Delay(limited.After, bench.Clock, Cancelled);
        }
    }
}

using Tocsin.Discord;
using Tocsin.Discord.Gateway;

namespace Tocsin.Tests.Discord.Gateway;

public sealed class GatewayAddressTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("https://gateway.invalid")]
    [InlineData("ws://127.0.0.1:1")]
    [InlineData("ws://[")]
    public async Task An_address_that_leads_nowhere_ends_the_connection_and_nothing_else(string resumeUrl)
    {
        var session = new GatewaySession("ws://127.0.0.1:1");
        session.Began("session", resumeUrl);
        await using var socket = new GatewaySocket(new DiscordOptions(), TimeProvider.System);
        var connection = new GatewayConnection(socket, session, "token", new ShardNumber(0, 1), _ => { }, TimeProvider.System, new Random(1));

        Assert.Equal(Reconnection.Resume, await connection.RunAsync(TestContext.Current.CancellationToken));
        Assert.False(connection.Established);
    }
}

using Tocsin.Core.Storage;

namespace Tocsin.Tests.Storage;

public sealed class PostgresTests
{
    [Theory]
    [InlineData("Host=localhost;Passwort=geheim77")]
    [InlineData("postgres://tocsin:geheim77@localhost/tocsin")]
    [InlineData("Database=x;Password=geheim77")]
    public void A_connection_string_that_cannot_be_read_is_not_repeated(string text)
    {
        var refusal = Assert.Throws<DatabaseUnavailableException>(() => new Database(new DatabaseOptions { ConnectionString = text }));

        Assert.Contains("Database:ConnectionString", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim77", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absent_server_is_said_at_the_start_without_the_password()
    {
        await using var database = new Database(
            new DatabaseOptions { ConnectionString = "Host=127.0.0.1;Port=1;Database=tocsin;Username=bot;Password=geheim77" });

        var refusal = await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => database.ReadAsync(session => session.ScalarAsync<int>("SELECT 1"), TestContext.Current.CancellationToken));

        Assert.Contains("127.0.0.1:1, database 'tocsin', user 'bot'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("nobody listens there", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim77", refusal.ToString(), StringComparison.Ordinal);
    }
}

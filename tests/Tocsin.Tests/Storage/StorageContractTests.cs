using Tocsin.Core.Storage;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Storage;

/// <summary>What slices may rely on, whichever engine keeps their data.</summary>
public class StorageContractTests
{
    private static readonly string[] Three = ["b", "ä", "B"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_come_back_as_they_were()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var database = await OpenAsync(storage);
        await WriteAsync(database, "CREATE TABLE kept (number BIGINT, flag BIGINT, text TEXT)");

        await database.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO kept (number, flag, text) VALUES (@Number, @Flag, @Text)",
                new { Number = long.MaxValue, Flag = true, Text = "مرحبا ' \" 😀\n" }),
            Cancel);
        var row = await database.ReadAsync(session => session.FirstAsync<Row>("SELECT number AS Number, flag AS Flag, text AS Text FROM kept"), Cancel);

        Assert.Equal((long.MaxValue, true, "مرحبا ' \" 😀\n"), (row!.Number, row.Flag, row.Text));
    }

    [Fact]
    public async Task Text_with_a_zero_character_is_taken()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var database = await OpenAsync(storage);
        await WriteAsync(database, "CREATE TABLE kept (text TEXT)");
        string[] texts = ["one\0two", "three\0four"];

        await database.WriteAsync(session => session.ExecuteAsync("INSERT INTO kept (text) VALUES (@text)", texts.Select(text => new { text })), Cancel);

        var kept = await database.ReadAsync(session => session.QueryAsync<string>("SELECT text FROM kept ORDER BY text"), Cancel);
        Assert.Equal(["one", "three"], kept.Select(text => text.Split('\0', '\uFFFD')[0]));
    }

    [Fact]
    public async Task Text_is_ordered_and_compared_byte_by_byte()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var database = await OpenAsync(storage);

        await database.WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO platform_pause (scope, until) VALUES (@scope, 1)", Three.Select(scope => new { scope })),
            Cancel);

        Assert.Equal(
            ["B", "b", "ä"], await database.ReadAsync(session => session.QueryAsync<string>("SELECT scope FROM platform_pause ORDER BY scope"), Cancel));
    }

    [Fact]
    public async Task Lists_may_be_empty()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var database = await OpenAsync(storage);
        await database.WriteAsync(
            session => session.ExecuteAsync("INSERT INTO platform_pause (scope, until) VALUES (@scope, 1)", Three.Select(scope => new { scope })), Cancel);

        Assert.Equal(2, await CountAsync(database, "scope IN @names", ["b", "B"]));
        Assert.Equal(1, await CountAsync(database, "scope NOT IN @names", ["b", "B"]));
        Assert.Equal(0, await CountAsync(database, "scope IN @names", []));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var database = await OpenAsync(storage);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => database.WriteAsync<int>(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO platform_pause (scope, until) VALUES ('a', 1)");
                throw new InvalidOperationException();
            },
            Cancel));

        Assert.Equal(0, await CountAsync(database, "scope NOT IN @names", ["b"]));
    }

    [Fact]
    public async Task Nobody_writes_between_the_statements_of_a_write()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var one = await OpenAsync(storage);
        await using var other = new Database(storage.Options);
        await WriteAsync(one, "INSERT INTO platform_pause (scope, until) VALUES ('counter', 0)");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? one : other).WriteAsync(
            async session =>
            {
                var count = await session.ScalarAsync<long>("SELECT until FROM platform_pause WHERE scope = 'counter'");
                await session.ExecuteAsync("UPDATE platform_pause SET until = @Next WHERE scope = 'counter'", new { Next = count + 1 });
            },
            Cancel)));

        Assert.Equal(20, await one.ReadAsync(session => session.ScalarAsync<long>("SELECT until FROM platform_pause WHERE scope = 'counter'"), Cancel));
    }

    [Fact]
    public async Task Nodes_that_start_together_make_the_schema_once()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var one = new Database(storage.Options);
        await using var other = new Database(storage.Options);
        var clock = new FakeClock();
        if (one.Engine == DatabaseEngine.Postgres)
        {
            await WriteAsync(one, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        }

        var names = await Task.WhenAll(new Migrator(one, clock).MigrateAsync(Cancel), new Migrator(other, clock).MigrateAsync(Cancel));

        Assert.Contains("001-archive", names.SelectMany(applied => applied));
        Assert.Equal(names.Sum(applied => applied.Count), names.SelectMany(applied => applied).Distinct().Count());
    }

    private static async Task<Database> OpenAsync(TestStorage storage)
    {
        var database = new Database(storage.Options);
        await new Migrator(database, new FakeClock()).MigrateAsync(Cancel);
        return database;
    }

    private static Task WriteAsync(Database database, string sql) => database.WriteAsync(session => session.ExecuteAsync(sql), Cancel);

    private static Task<long> CountAsync(Database database, string where, IReadOnlyList<string> names) =>
        database.ReadAsync(session => session.ScalarAsync<long>($"SELECT COUNT(*) FROM platform_pause WHERE {where}", new { names }), Cancel);

    private sealed class Row
    {
        public long Number { get; set; }

        public bool Flag { get; set; }

        public string Text { get; set; } = "";
    }
}

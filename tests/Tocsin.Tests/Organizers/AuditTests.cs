using Microsoft.Data.Sqlite;
using Tocsin.Core.Organizers.Audit;

namespace Tocsin.Tests.Organizers;

public sealed class AuditTests
{
    [Fact]
    public async Task A_log_that_nobody_touched_is_whole()
    {
        await using var headquarters = await WithEntriesAsync(5);

        var verdict = await headquarters.AuditReader.VerifyAsync(null, Headquarters.Token);

        Assert.Equal((AuditState.Whole, 5), (verdict.State, verdict.Number));
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = 'nothing' WHERE number = 3", AuditState.Changed, 3)]
    [InlineData("UPDATE audit SET actor = 'somebody' WHERE number = 1", AuditState.Changed, 1)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 5", AuditState.Changed, 5)]
    [InlineData("UPDATE audit SET seal = '' WHERE number = 4", AuditState.Changed, 4)]
    [InlineData("DELETE FROM audit WHERE number = 2", AuditState.Removed, 2)]
    [InlineData("DELETE FROM audit WHERE number = 5", AuditState.CutOff, 5)]
    [InlineData("DELETE FROM audit", AuditState.CutOff, 1)]
    [InlineData("DELETE FROM audit WHERE number > 3; UPDATE audit_head SET entries = 3", AuditState.Changed, 3)]
    [InlineData("DELETE FROM audit_head", AuditState.CutOff, 1)]
    public async Task What_was_changed_removed_or_cut_off_is_found(string tampering, AuditState state, long number)
    {
        await using var headquarters = await WithEntriesAsync(5);
        await headquarters.TamperAsync(tampering);

        var verdict = await headquarters.AuditReader.VerifyAsync(null, Headquarters.Token);

        Assert.Equal((state, number), (verdict.State, verdict.Number));
    }

    [Fact]
    public async Task A_cut_that_its_maker_covers_is_found_by_what_was_noted()
    {
        await using var headquarters = await WithEntriesAsync(5);
        var noted = await headquarters.AuditReader.HeadAsync(Headquarters.Token);
        await headquarters.TamperAsync(
            "DELETE FROM audit WHERE number > 3; UPDATE audit_head SET entries = 3, seal = (SELECT seal FROM audit WHERE number = 3)");

        Assert.Equal(AuditState.Whole, (await headquarters.AuditReader.VerifyAsync(null, Headquarters.Token)).State);
        Assert.Equal(AuditState.CutOff, (await headquarters.AuditReader.VerifyAsync(noted, Headquarters.Token)).State);
    }

    [Fact]
    public async Task What_chat_shows_of_the_seal_is_enough_to_note()
    {
        await using var headquarters = await WithEntriesAsync(5);
        var head = await headquarters.AuditReader.HeadAsync(Headquarters.Token);
        await headquarters.AppendAsync("later");

        Assert.Equal(16, head.Shown.Length);
        Assert.Equal(AuditState.Whole, await StateAsync(head with { Seal = head.Shown }));
        Assert.Equal(AuditState.NotAsNoted, await StateAsync(head with { Seal = head.Shown[..15] }));
        Assert.Equal(AuditState.NotAsNoted, await StateAsync(head with { Seal = head.Seal[1..17] }));

        async Task<AuditState> StateAsync(AuditHead noted) => (await headquarters.AuditReader.VerifyAsync(noted, Headquarters.Token)).State;
    }

    [Fact]
    public async Task A_log_that_went_another_way_is_found_by_what_was_noted()
    {
        await using var headquarters = await WithEntriesAsync(5);
        var noted = new AuditHead(3, "another seal");

        Assert.Equal(AuditState.NotAsNoted, (await headquarters.AuditReader.VerifyAsync(noted, Headquarters.Token)).State);
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = ''")]
    [InlineData("DELETE FROM audit WHERE number = 1")]
    public async Task The_database_itself_refuses_to_change_it(string statement)
    {
        await using var headquarters = await WithEntriesAsync(2);

        await Assert.ThrowsAsync<SqliteException>(
            () => headquarters.Database.WriteAsync(session => session.ExecuteAsync(statement), Headquarters.Token));
    }

    [Fact]
    public async Task What_was_rolled_back_leaves_no_entry_and_no_gap()
    {
        await using var headquarters = await WithEntriesAsync(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => headquarters.Database.WriteAsync(
            async session =>
            {
                await headquarters.Audit.AppendAsync(session, "a", "test", "", "lost");
                throw new InvalidOperationException();
            },
            Headquarters.Token));
        await headquarters.AppendAsync("kept");

        var verdict = await headquarters.AuditReader.VerifyAsync(null, Headquarters.Token);

        Assert.Equal((AuditState.Whole, 2), (verdict.State, verdict.Number));
    }

    [Fact]
    public async Task An_entry_is_one_line_whatever_was_typed()
    {
        await using var headquarters = await WithEntriesAsync(0);
        await headquarters.AppendAsync("a\n99. keeper: halt.resumed\u202E\u0007 x");

        var entry = Assert.Single(await headquarters.AuditReader.LastAsync(10, Headquarters.Token));

        Assert.Equal("a 99. keeper: halt.resumed x", entry.Entry.Detail);
    }

    [Fact]
    public void No_field_can_be_taken_for_part_of_another()
    {
        var at = DateTimeOffset.UnixEpoch;

        Assert.NotEqual(
            new AuditEntry(1, at, "a", "b", "c,1:d", "").Canonical(""),
            new AuditEntry(1, at, "a", "b", "c", "d,").Canonical(""));
        Assert.NotEqual(new AuditEntry(1, at, "ab", "", "", "").Canonical(""), new AuditEntry(1, at, "a", "b", "", "").Canonical(""));
    }

    [Fact]
    public async Task Another_key_is_noticed_and_begins_anew_only_when_asked_to()
    {
        await using var headquarters = await WithEntriesAsync(3);
        await headquarters.KeyCheck.RunAsync(acceptNewKey: false, Headquarters.Token);
        File.Delete(Path.Combine(headquarters.Options.DataDirectory, "organizers.key"));
        var later = headquarters.Reopened();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => later.Check.RunAsync(false, Headquarters.Token));
        await later.Check.RunAsync(true, Headquarters.Token);
        await later.Check.RunAsync(false, Headquarters.Token);
        var verdict = await later.Reader.VerifyAsync(null, Headquarters.Token);

        Assert.Contains("AcceptNewKey", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((AuditState.Whole, 4, 3), (verdict.State, verdict.Number, verdict.Unchecked));
    }

    private static async Task<Headquarters> WithEntriesAsync(int count)
    {
        var headquarters = await Headquarters.OpenAsync("local:keeper");
        for (var number = 1; number <= count; number++)
        {
            await headquarters.AppendAsync($"entry {number}");
        }

        return headquarters;
    }
}

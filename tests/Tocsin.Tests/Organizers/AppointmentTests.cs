using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Appointing;
using Tocsin.Core.Organizers.Halting;

namespace Tocsin.Tests.Organizers;

public class AppointmentTests
{
    private static readonly Person Ana = new("telegram", "501");
    private static readonly Person AnaToo = new("discord", "777");
    private static readonly Person Ben = new("telegram", "502");

    [Fact]
    public async Task A_code_makes_an_organizer_of_who_sends_it_once()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        var code = await headquarters.InviteAsync(OrganizerRole.Approver, "Ana");

        var joined = Assert.IsType<JoinOutcome.Joined>(await headquarters.JoinAsync(Ana, code));
        var again = await headquarters.JoinAsync(Ben, code);

        Assert.Equal(("Ana", OrganizerRole.Approver), (joined.Actor.Name, joined.Actor.Role));
        Assert.Equal(joined.Actor, await headquarters.Roster.FindAsync(Ana, Headquarters.Token));
        Assert.IsType<JoinOutcome.Wrong>(again);
        Assert.Null(await headquarters.Roster.FindAsync(Ben, Headquarters.Token));
    }

    [Theory]
    [InlineData("lower")]
    [InlineData("spaced")]
    public async Task A_code_is_read_as_people_write_it(string how)
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        var code = await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana");

        var typed = how == "lower" ? code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l') : $" {code.Replace("-", " ", StringComparison.Ordinal)} ";

        Assert.IsType<JoinOutcome.Joined>(await headquarters.JoinAsync(Ana, typed));
    }

    [Fact]
    public async Task A_code_is_good_for_a_day()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        var code = await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana");
        headquarters.Clock.Advance(TimeSpan.FromHours(24));

        Assert.IsType<JoinOutcome.Wrong>(await headquarters.JoinAsync(Ana, code));
    }

    [Fact]
    public async Task A_second_code_adds_an_account_of_the_same_organizer()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        await headquarters.JoinAsync(Ana, await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana"));
        await headquarters.JoinAsync(AnaToo, await headquarters.InviteAsync(OrganizerRole.Approver, "ana"));

        var here = await headquarters.Roster.FindAsync(Ana, Headquarters.Token);
        var there = await headquarters.Roster.FindAsync(AnaToo, Headquarters.Token);

        Assert.Equal(here, there);
        Assert.Equal(("Ana", OrganizerRole.Approver), (here!.Name, here.Role));
    }

    [Fact]
    public async Task A_code_for_another_name_is_not_used_up()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        await headquarters.JoinAsync(Ana, await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana"));
        var code = await headquarters.InviteAsync(OrganizerRole.Approver, "Ben");

        Assert.IsType<JoinOutcome.IsKnown>(await headquarters.JoinAsync(Ana, code));
        Assert.IsType<JoinOutcome.Joined>(await headquarters.JoinAsync(Ben, code));
    }

    [Fact]
    public async Task Who_is_removed_has_no_right_on_any_account_and_may_come_back()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        await headquarters.JoinAsync(Ana, await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana"));
        await headquarters.JoinAsync(AnaToo, await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana"));
        var unused = await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana");

        await headquarters.Appointments.RemoveAsync(headquarters.Owner, "Ana", Headquarters.Token);

        Assert.Null(await headquarters.Roster.FindAsync(Ana, Headquarters.Token));
        Assert.Null(await headquarters.Roster.FindAsync(AnaToo, Headquarters.Token));
        Assert.IsType<JoinOutcome.Wrong>(await headquarters.JoinAsync(Ana, unused));
        await headquarters.JoinAsync(Ana, await headquarters.InviteAsync(OrganizerRole.Approver, "Ana"));
        Assert.Equal(OrganizerRole.Approver, (await headquarters.Roster.FindAsync(Ana, Headquarters.Token))!.Role);
    }

    [Fact]
    public async Task The_wish_to_resume_of_who_was_removed_counts_no_longer()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        var halt = new HaltDesk(new Halt(headquarters.Database, headquarters.Clock), headquarters.Audit, new DeliverySignal(), headquarters.Clock);
        var joined = await headquarters.JoinAsync(Ana, await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana"));
        await halt.HaltAsync(headquarters.Owner, "Look first.", Headquarters.Token);
        await halt.ResumeAsync(Assert.IsType<JoinOutcome.Joined>(joined).Actor, Headquarters.Token);

        await headquarters.Appointments.RemoveAsync(headquarters.Owner, "Ana", Headquarters.Token);

        Assert.IsType<ResumeOutcome.NeedsAnother>(await halt.ResumeAsync(headquarters.Owner, Headquarters.Token));
    }

    [Fact]
    public async Task A_code_that_is_taken_back_stands_in_the_audit_log()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        await headquarters.InviteAsync(OrganizerRole.Approver, "Ana");

        await headquarters.Appointments.RemoveAsync(headquarters.Owner, "ana", Headquarters.Token);

        var last = (await headquarters.AuditReader.LastAsync(1, Headquarters.Token)).Single().Entry;
        Assert.Equal((headquarters.Owner.Id, "organizer.uninvite", "Ana"), (last.Actor, last.Action, last.Detail));
    }

    [Fact]
    public async Task Wrong_codes_slow_down_who_tries_them_and_nobody_else()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        var code = await headquarters.InviteAsync(OrganizerRole.Organizer, "Ben");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.IsType<JoinOutcome.Wrong>(await headquarters.JoinAsync(Ana, "AAAAA-AAAAA"));
        }

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.IsType<JoinOutcome.Wait>(await headquarters.JoinAsync(Ana, code)).Left);
        headquarters.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<JoinOutcome.Wrong>(await headquarters.JoinAsync(Ana, "nonsense"));
        Assert.Equal(TimeSpan.FromMinutes(2), Assert.IsType<JoinOutcome.Wait>(await headquarters.JoinAsync(Ana, code)).Left);
        Assert.IsType<JoinOutcome.Joined>(await headquarters.JoinAsync(Ben, code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("/halt")]
    [InlineData("Ana: owner")]
    [InlineData("<b>Ana</b>")]
    [InlineData("Ana\u202Ekeeper")]
    [InlineData("@everyone")]
    [InlineData("a name that is a good deal longer than forty letters are")]
    public async Task A_name_is_a_name(string name)
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");

        var outcome = await headquarters.Appointments.InviteAsync(headquarters.Owner, OrganizerRole.Organizer, name, Headquarters.Token);

        Assert.IsType<InviteOutcome.BadName>(outcome);
    }

    [Theory]
    [InlineData("keeper")]
    [InlineData("Keeper")]
    public async Task Nobody_is_appointed_under_an_owners_name(string name)
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");

        var outcome = await headquarters.Appointments.InviteAsync(headquarters.Owner, OrganizerRole.Organizer, name, Headquarters.Token);

        Assert.IsType<InviteOutcome.IsOwner>(outcome);
    }

    [Fact]
    public async Task Neither_codes_nor_numbers_are_in_the_database()
    {
        await using var headquarters = await Headquarters.OpenAsync("local:keeper");
        var person = new Person("telegram", "987654321012");
        var unused = await headquarters.InviteAsync(OrganizerRole.Organizer, "Ben");
        var code = await headquarters.InviteAsync(OrganizerRole.Organizer, "Ana");
        await headquarters.JoinAsync(person, code);

        var stored = await headquarters.DumpAsync();

        Assert.Contains("Ana", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("987654321012", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(code, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(unused.Replace("-", "", StringComparison.Ordinal), stored, StringComparison.Ordinal);
    }
}

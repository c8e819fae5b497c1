using Tocsin.Core.Organizers;

namespace Tocsin.Tests.Organizers;

public sealed class RosterTests
{
    [Fact]
    public async Task Knows_one_owner_on_two_platforms()
    {
        await using var headquarters = await Headquarters.OpenAsync("telegram:12345 Ana", "discord:8133 Ana", "local:keeper");

        var there = await headquarters.Roster.FindAsync(new Person("telegram", "12345"), Headquarters.Token);
        var here = await headquarters.Roster.FindAsync(new Person("discord", "8133"), Headquarters.Token);
        var keeper = await headquarters.Roster.FindAsync(new Person("local", "keeper"), Headquarters.Token);

        Assert.Equal(("Ana", OrganizerRole.Owner), (there!.Name, there.Role));
        Assert.Equal(there, here);
        Assert.NotEqual(there.Id, keeper!.Id);
        Assert.Matches("^[0-9a-f]{16}$", there.Id);
    }

    [Fact]
    public async Task Knows_nobody_else()
    {
        await using var headquarters = await Headquarters.OpenAsync("telegram:12345 Ana");

        Assert.Null(await headquarters.Roster.FindAsync(new Person("discord", "12345"), Headquarters.Token));
        Assert.Null(await headquarters.Roster.FindAsync(new Person("local", "keeper"), Headquarters.Token));
    }

    [Fact]
    public async Task Without_owners_in_the_settings_the_terminal_is_one()
    {
        await using var headquarters = await Headquarters.OpenAsync();

        var keeper = await headquarters.Roster.FindAsync(new Person("local", "keeper"), Headquarters.Token);

        Assert.Equal(("keeper", OrganizerRole.Owner), (keeper!.Name, keeper.Role));
    }

    [Theory]
    [InlineData("telegram:@ana")]
    [InlineData("telegram:ana")]
    [InlineData("matrix:12345")]
    [InlineData("12345")]
    [InlineData("")]
    public void Says_what_is_wrong_with_an_owner_and_repeats_nothing_of_it(string entry)
    {
        var refusal = new ValidateOrganizerOptions().Validate(null, new OrganizerOptions { Owners = ["local:keeper", entry] });

        Assert.Contains("Organizers:Owners:1: ", Assert.Single(refusal.Failures!), StringComparison.Ordinal);
        Assert.DoesNotContain("ana", refusal.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_one_account_twice()
    {
        Assert.True(new ValidateOrganizerOptions().Validate(null, new OrganizerOptions { Owners = ["telegram:1 Ana", "telegram:1 Ben"] }).Failed);
    }

    [Fact]
    public async Task The_key_is_for_its_owner_alone_and_stays()
    {
        await using var headquarters = await Headquarters.OpenAsync("telegram:12345");
        var person = new Person("telegram", "12345");
        var path = Path.Combine(headquarters.Options.DataDirectory, "organizers.key");

        var pseudonym = headquarters.Key.PseudonymOf(person);

        Assert.Equal(pseudonym, new OrganizerKey(headquarters.Options).PseudonymOf(person));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }
}

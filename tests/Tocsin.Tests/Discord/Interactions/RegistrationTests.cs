using System.Text.Json.Nodes;

namespace Tocsin.Tests.Discord.Interactions;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Commands_are_registered_once_and_not_again_after_a_restart()
    {
        await using var host = await DiscordHost.StartAsync();
        // What the bot has not noted as registered when it stops, it registers again.
        await Eventually.True(() => host.Lines.All.Any(line => line.Text.StartsWith("Registered", StringComparison.Ordinal)), "noted");

        await host.RestartAsync();
        await Eventually.True(() => host.Simulator.Gateway.Identified == 2, "connected again");
        var asked = host.People.Slash(host.People.Person("Ada"), host.People.Server("Server").SystemChannel!, "search", ("words", "bread"));
        await Eventually.Done(asked.Answered);

        Assert.Equal(1, host.World.CommandRegistrations);
    }

    [Fact]
    public async Task A_command_says_in_whose_hands_and_where_it_is_by_default()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();

        var search = Command(host, "search");
        var settings = Command(host, "settings");

        Assert.Null(search["default_member_permissions"]);
        Assert.Equal("[0,1,2]", search["contexts"]!.ToJsonString());
        Assert.Equal("[0,1]", search["integration_types"]!.ToJsonString());
        Assert.True((bool)search["options"]![0]!["autocomplete"]!);
        Assert.Equal(["es-419", "es-ES", "fr"], search["description_localizations"]!.AsObject().Select(pair => pair.Key).Order());
        Assert.Equal(32, (int)settings["default_member_permissions"]!);
        Assert.Equal("[0]", settings["integration_types"]!.ToJsonString());
    }

    private static JsonNode Command(DiscordHost host, string name) =>
        host.World.Commands!.Single(command => (string)command!["name"]! == name)!;
}

using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cli;
using Tocsin.Composition;
using Tocsin.Core.Commands;
using Tocsin.Core.Wording;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Interactions;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Discord.Interactions;

/// <summary>What the real program's commands are called on Discord.</summary>
public sealed partial class CommandNamesTests : IDisposable
{
    private const string Key = "discord.name.";

    private readonly TemporaryDirectory _folder = new();

    public static TheoryData<string> Languages => [.. Words.Languages];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_command_has_a_name_in_each_of_Discords_languages_that_the_bot_speaks()
    {
        var slash = CommandSet.Of(Catalogue()).Where(command => command.Type == CommandBody.Slash).ToList();

        Assert.All(slash, command => Assert.Equal(["es-419", "es-ES", "fr"], command.NameLocalizations!.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal("chercher", slash.Single(command => command.Name == "search").NameLocalizations!["fr"]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Names_are_such_as_Discord_takes_and_no_two_are_the_same(string language)
    {
        var words = Words.For(language);
        var names = words.Keys.Where(key => key.StartsWith(Key, StringComparison.Ordinal)).Select(key => words[key]).ToList();

        Assert.All(names, name => Assert.Matches(Form(), name));
        Assert.Distinct(names);
    }

    [Fact]
    public void English_names_are_the_commands_own()
    {
        var words = Words.For("en");
        var named = words.Keys.Where(key => key.StartsWith(Key, StringComparison.Ordinal)).ToList();

        Assert.All(named, key => Assert.Equal(key[Key.Length..], words[key]));
        Assert.Equal(Catalogue().Select(command => command.Name), named.Select(key => words[key]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_option_has_a_name_in_those_languages_too_and_no_two_of_a_command_are_the_same()
    {
        var slash = CommandSet.Of(Catalogue()).Where(command => command.Type == CommandBody.Slash).ToList();

        Assert.All(slash.SelectMany(command => command.Options!), option =>
        {
            Assert.True(option.NameLocalizations is { Count: 3 }, $"discord.option.{option.Name} is missing");
            Assert.All(option.NameLocalizations!.Values, name => Assert.Matches(Form(), name));
        });
        foreach (var locale in (string[])["fr", "es-ES", "es-419"])
        {
            Assert.All(slash, command => Assert.Distinct(command.Options!.Select(option => option.NameLocalizations![locale])));
        }
    }

    [Fact]
    public void No_words_stand_for_options_that_no_command_has()
    {
        var options = CommandSet.Of(Catalogue()).SelectMany(command => command.Options ?? []).Select(option => option.Name).Distinct();
        var named = Words.For("en").Keys.Where(key => key.StartsWith("discord.option.", StringComparison.Ordinal)).Select(key => key["discord.option.".Length..]);

        Assert.Equal(options.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private IReadOnlyList<CommandDefinition> Catalogue()
    {
        Directory.CreateDirectory(_folder["config"]);
        using var host = TocsinHost.Build(new Locations(_folder["data"], _folder["config"]));
        return host.Services.GetRequiredService<CommandRouter>().Catalogue;
    }

    // discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
    [GeneratedRegex(@"^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

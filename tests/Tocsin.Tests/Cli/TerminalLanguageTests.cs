using Tocsin.Cli;

namespace Tocsin.Tests.Cli;

public sealed class TerminalLanguageTests
{
    [Theory]
    [InlineData(null, "fr_FR.UTF-8", "fr")]
    [InlineData("ar", "fr_FR.UTF-8", "ar")]
    [InlineData("", "es_ES", "es")]
    [InlineData(null, "C.UTF-8", null)]
    [InlineData(null, "POSIX", null)]
    [InlineData("C", "en_US.UTF-8", null)]
    [InlineData(null, null, null)]
    public void Is_what_the_first_variable_that_is_set_says(string? all, string? lang, string? expected) =>
        Assert.Equal(expected, TerminalLanguage.Of(name => name switch { "LC_ALL" => all, "LANG" => lang, _ => null }));
}

using FsCheck;
using FsCheck.Fluent;
using Tocsin.Core.Commands;

namespace Tocsin.Tests.Commands;

public sealed class CommandArgumentsTests
{
    private static readonly CommandOption[] Propose =
        [new("action") { Choices = ["text", "article"] }, new("lang") { Named = true }, new("title") { Named = true }, new("text")];

    private static readonly CommandOption[] Report = [new("number") { IsWord = true }, new("format") { Named = true }];

    [Theory]
    [InlineData("text lang:fr Bonjour", "fr", "text Bonjour")]
    [InlineData("lang:fr text Bonjour", "fr", "text Bonjour")]
    [InlineData("text Lang:fr Bonjour", "fr", "text Bonjour")]
    [InlineData("text lang:\"fr\"\nBonjour\n\nà  tous", "fr", "text Bonjour\n\nà  tous")]
    [InlineData("text lang:es lang:fr Bonjour", "fr", "text Bonjour")]
    [InlineData("text Bonjour lang:fr", null, "text Bonjour lang:fr")]
    [InlineData("text https://example.org/a:b", null, "text https://example.org/a:b")]
    [InlineData("text 18:00 at the square", null, "text 18:00 at the square")]
    [InlineData("text lang: fr", null, "text lang: fr")]
    [InlineData("text lang:\"fr", null, "text lang:\"fr")]
    [InlineData("text other:fr Bonjour", null, "text other:fr Bonjour")]
    public void Finds_named_options_before_the_free_text(string typed, string? language, string rest)
    {
        var read = CommandArguments.Parse(typed, Propose);

        Assert.Equal(language, read.Options.GetValueOrDefault("lang"));
        Assert.Equal(rest, read.Rest);
    }

    [Theory]
    [InlineData("title:\"Bread and roses\" text")]
    [InlineData("title:“Bread and roses” text")]
    [InlineData("title:„Bread and roses“ text")]
    [InlineData("title:”Bread and roses” text")]
    [InlineData("title:«Bread and roses» text")]
    public void Reads_several_words_in_any_quotes(string typed)
    {
        Assert.Equal("Bread and roses", CommandArguments.Parse(typed, Propose).Options["title"]);
    }

    [Theory]
    [InlineData("5 format:csv")]
    [InlineData("format:csv 5")]
    public void Finds_them_anywhere_where_there_is_no_free_text(string typed)
    {
        var read = CommandArguments.Parse(typed, Report);

        Assert.Equal("csv", read.Options["format"]);
        Assert.Equal("5", read.Rest);
    }

    [Fact]
    public void A_command_without_named_options_gets_its_line_to_the_letter()
    {
        Prop.ForAll<string>(text => CommandArguments.Parse(text ?? "", [new CommandOption("words")]).Rest == (text ?? "").Trim())
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_written_is_read_again_to_the_letter()
    {
        Prop.ForAll<string, string>((title, text) =>
        {
            var (value, free) = ($"{title}", $"{text}".Trim());
            var line = $"text {NamedOption.Write("title", value)} . {free}";
            var read = CommandArguments.Parse(line, Propose);
            return read.Options["title"] == value && read.Rest == $"text . {free}".Trim();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nothing_that_is_typed_is_lost_or_an_error()
    {
        var pieces = Gen.Elements("lang:", "lang:fr", "title:\"", "\"", "“", "»", " ", "\n", "\\", ":", "text", "title:«a b»", "x:y", "مرحبا", "\u200F").ListOf();
        Prop.ForAll(Arb.From(pieces), parts =>
        {
            var typed = string.Concat(parts);
            var read = CommandArguments.Parse(typed, Propose);
            var left = Letters(read.Rest) + string.Concat(read.Options.Select(option => Letters(option.Value)));
            return left.Length <= Letters(typed).Length && (read.Options.Count > 0 || Letters(read.Rest) == Letters(typed));
        }).QuickCheckThrowOnFailure();
    }

    private static string Letters(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}

using Tocsin.Core.Posts;
using Tocsin.Discord.Rendering;

namespace Tocsin.Tests.Discord.Rendering;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("*bold* _it_ ~~no~~ `code` ||spoiler||", "\\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\` \\|\\|spoiler\\|\\|")]
    [InlineData("# heading", "\\# heading")]
    [InlineData("line\n## heading", "line\n\\## heading")]
    [InlineData("  # heading after spaces", "  \\# heading after spaces")]
    [InlineData("-# small print", "\\-# small print")]
    [InlineData("- item\n+ item\n1. item", "\\- item\n\\+ item\n1\\. item")]
    [InlineData("> quote", "\\> quote")]
    [InlineData("[text](https://a.example)", "\\[text\\](https\\://a.example)")]
    [InlineData("see https://a.example now", "see https\\://a.example now")]
    [InlineData("<@123> <#4> <@&5> <t:0> </cmd:6>", "\\<@123> \\<#4> \\<@&5> \\<t:0> \\</cmd:6>")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("a #tag in 3.5 lines - well", "a #tag in 3.5 lines - well")]
    public void Leaves_nothing_that_means_something_to_Discord(string text, string expected) =>
        Assert.Equal(expected, Markdown.Escape(text));

    [Theory]
    [InlineData("@everyone")]
    [InlineData("@here")]
    [InlineData("x@Everyone!")]
    public void Breaks_words_that_would_call_everybody(string text) =>
        Assert.Contains("@\u2060", Markdown.Escape(text), StringComparison.Ordinal);

    [Fact]
    public void Keeps_white_space_outside_of_the_markers() =>
        Assert.Equal("a **b** c", Markdown.Of([new("a"), new(" b ", PostStyle.Bold), new("c")]));

    [Fact]
    public void Joins_neighbours_of_one_style() =>
        Assert.Equal("**ab**", Markdown.Of([new("a", PostStyle.Bold), new("b", PostStyle.Mark)]));

    [Fact]
    public void Keeps_markers_that_touch_apart() =>
        Assert.Equal("**a**\u2060*b*", Markdown.Of([new("a", PostStyle.Bold), new("b", PostStyle.Italic)]));

    [Fact]
    public void Writes_a_link_whose_text_cannot_break_out() =>
        Assert.Equal("[a\\] (b)](https://x.example/)", Markdown.Of([new("a] (b)", PostStyle.Plain, "https://x.example/")]));
}

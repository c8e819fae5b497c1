using Tocsin.Core.Sources.Configuration;
using Tocsin.Core.Sources.Pages;

namespace Tocsin.Tests.Sources.Configuration;

public sealed class SourcesFileTests
{
    [Fact]
    public void Reads_sources_and_rules()
    {
        var read = SourcesFile.Parse(
            "sources.yaml",
            """
            sources:
              - url: https://example.org/feed
                name: The Example
                topics: [Water, Villages]
                language: fr-FR
                publication: The Example Magazine
                pages: false
                every: 2h
              - url: https://example.com/rss.xml
            rules:
              - site: example.org
                preset: spip
                body: "#content .text"
                drop: [.banner]
            """);

        Assert.Empty(read.Problems);
        var source = read.Sources[0];
        Assert.Equal(("https://example.org/feed", "The Example"), (source.Url, source.Name));
        Assert.Equal(["Water", "Villages"], source.Settings.Topics);
        Assert.Equal(("fr", "The Example Magazine", false, TimeSpan.FromHours(2)), (source.Settings.Language, source.Settings.Publication, source.Settings.ReadsPages, source.Settings.Every));
        Assert.Equal("example.com", read.Sources[1].Name);
        var rule = read.Rules.Single().Rule;
        Assert.Equal(("#content .text", SitePresets.Spip.Title), (rule.Body, rule.Title));
        Assert.Contains(".banner", rule.Drop);
    }

    [Fact]
    public void Names_line_key_value_and_remedy_of_each_mistake_and_reads_the_rest()
    {
        var read = SourcesFile.Parse(
            "sources.yaml",
            """
            sources:
              - name: No address
              - url: not an address
              - url: https://example.org/feed
                evry: 2h
                every: soon
                language: French
              - just text
            rules:
              - site: https://example.org/
              - site: example.org
                body: "div["
            surces: []
            """);

        Assert.Equal(["https://example.org/feed"], read.Sources.Select(source => source.Url));
        Assert.Single(read.Rules);
        Assert.Collection(
            read.Problems.OrderBy(problem => problem.Line).Select(problem => problem.ToString()),
            text => Assert.StartsWith("sources.yaml, line 2: url: is missing. Write", text, StringComparison.Ordinal),
            text => Assert.StartsWith("sources.yaml, line 3: url “not an address”: is no address of a feed.", text, StringComparison.Ordinal),
            text => Assert.StartsWith("sources.yaml, line 5: evry: is no key of this file. Known keys here are url, name,", text, StringComparison.Ordinal),
            text => Assert.StartsWith("sources.yaml, line 6: every “soon”: is no time between", text, StringComparison.Ordinal),
            text => Assert.StartsWith("sources.yaml, line 7: language “French”: is no language.", text, StringComparison.Ordinal),
            text => Assert.StartsWith("sources.yaml, line 8: sources “just text”: is no entry", text, StringComparison.Ordinal),
            text => Assert.StartsWith("sources.yaml, line 10: site “https://example.org/”: is no name of a site.", text, StringComparison.Ordinal),
            text => Assert.StartsWith("sources.yaml, line 12: body “div[”: is no CSS selector.", text, StringComparison.Ordinal),
            text => Assert.StartsWith("sources.yaml, line 13: surces: is no key of this file. Known keys here are sources, rules.", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Says_where_a_file_is_no_yaml() =>
        Assert.StartsWith("sources.yaml, line 3: file: it is no YAML", SourcesFile.Parse("sources.yaml", "sources:\n  - url: [\n").Problems.Single().ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet")]
    [InlineData("sources:\nrules:\n")]
    public void Takes_an_empty_file_for_none(string yaml) => Assert.Equivalent(SourcesConfiguration.Empty, SourcesFile.Parse("sources.yaml", yaml));

    [Fact]
    public void Chooses_the_rule_of_the_nearest_domain()
    {
        var rules = new SiteRules();
        rules.Replace([new("example.org", new SiteRule { Body = "a" }), new("news.example.org", new SiteRule { Body = "b" })]);

        Assert.Equal("b", rules.For(new Uri("https://www.news.example.org/1"))!.Body);
        Assert.Equal("a", rules.For(new Uri("https://example.org/1"))!.Body);
        Assert.Null(rules.For(new Uri("https://notexample.org/1")));
    }
}

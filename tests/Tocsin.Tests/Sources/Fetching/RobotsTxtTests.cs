using Tocsin.Core.Sources.Fetching;

namespace Tocsin.Tests.Sources.Fetching;

public sealed class RobotsTxtTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /private", "/private/a", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/spip.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/spip.php?article1", true)]
    [InlineData("User-agent: *\nDisallow: /*page=print", "/spip.php?page=print&id=1", false)]
    [InlineData("User-agent: other\nDisallow: /\nUser-agent: *\nAllow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: TOCSIN\nAllow: /", "/a", true)]
    [InlineData("User-agent: tocsin\nUser-agent: other\nDisallow: /a # ours too", "/a", false)]
    [InlineData("\u0000\u0001 no rules at all", "/a", true)]
    public void Reads_rules_as_sites_write_them(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsTxt.Parse(text, "Tocsin").Allows(new Uri("https://example.org" + path)));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 7.5", 7.5)]
    [InlineData("User-agent: *\nCrawl-delay: 86400", 60.0)]
    public void Keeps_the_pause_that_a_site_asks_for(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RobotsTxt.Parse(text, "Tocsin").Pause);
}

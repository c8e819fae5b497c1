using Tocsin.Core.Sources.Fetching;

namespace Tocsin.Tests.Sources.Fetching;

/// <summary>Sixty addresses with which a stranger could make a server reach into its own network.</summary>
public sealed class HostileUrlTests
{
    public static TheoryData<string> Urls =>
    [
        "http://127.0.0.1/", "http://127.0.0.1:8080/", "http://127.1/", "http://127.0.1/", "http://0177.0.0.1/", "http://0x7f.0.0.1/",
        "http://0x7f000001/", "http://2130706433/", "http://017700000001/", "http://127.255.255.254/", "http://0.0.0.0/", "http://0/",
        "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://192.168.1.254:8080/",
        "http://169.254.169.254/latest/meta-data/", "http://169.254.169.254./", "http://0xA9FEA9FE/", "http://2852039166/", "http://100.64.0.1/", "http://100.127.255.255/",
        "http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/", "http://224.0.0.1/",
        "http://240.0.0.1/", "http://255.255.255.255/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[fe80::1]/",
        "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[::ffff:10.0.0.1]/", "http://[3fff::1]/",
        "http://localhost/", "http://rebound.example/", "http://mixed.example/", "http://metadata.example/", "http://user:secret@public.example/", "http://public.example:22/",
        "http://public.example:25/", "file:///etc/passwd", "ftp://public.example/", "gopher://127.0.0.1:6379/_FLUSHALL", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
    ];

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task Connects_to_no_forbidden_address(string url)
    {
        await using var fixture = new FetcherFixture();
        fixture.Names["rebound.example"] = ["127.0.0.1"];
        fixture.Names["metadata.example"] = ["169.254.169.254", "::ffff:169.254.169.254"];
        fixture.Names["mixed.example"] = ["10.0.0.1", "fd00::1"];
        fixture.Names["public.example"] = ["8.8.8.8"];

        if (Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            var outcome = await fixture.Fetcher.FetchAsync(new FetchRequest(address), TestContext.Current.CancellationToken);
            Assert.True(outcome is FetchOutcome.Forbidden or FetchOutcome.Failed, outcome.ToString());
        }

        Assert.Empty(fixture.Connections);
        Assert.Empty(fixture.Site.Requests);
    }

    [Fact]
    public void Are_sixty() => Assert.Equal(60, Urls.Count);
}

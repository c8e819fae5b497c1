using Tocsin.Cli;
using Tocsin.Composition;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Settings;

/// <summary><c>tocsin check-config</c> reads every file there is.</summary>
public sealed class ConfigurationCheckTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public ConfigurationCheckTests()
    {
        Directory.CreateDirectory(_folder["config/campaigns"]);
        Directory.CreateDirectory(_folder["config/archive"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_shipped_configuration_is_good() =>
        Assert.Empty(await ConfigurationCheck.RunAsync(new Locations(_folder["data"], Repository.At("config")), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("tocsin.json", "{ \"Delivery\": { \"InFlight\": 0 } }", "Delivery:InFlight", "0")]
    [InlineData("campaigns/river.yaml", "texts: { en: { title: T } }\nstarts: soon", "starts", "soon")]
    [InlineData("sources.yaml", "sources:\n  - url: https://example.org/feed\n    every: often", "every", "often")]
    [InlineData("synonyms.yaml", "- [Aleppo, Alep]\n- Homs", null, "Homs")]
    [InlineData("archive/one.md", "---\ntitle: One\npublished: soon\n---\nText.", "published", "soon")]
    public async Task A_mistake_in_any_file_is_named_with_its_file_and_value(string file, string text, string? key, string value)
    {
        var path = _folder[$"config/{file}"];
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        var problem = Assert.Single(await ConfigurationCheck.RunAsync(
            new Locations(_folder["data"], _folder["config"]), TestContext.Current.CancellationToken));

        Assert.Equal((path, key, value), (problem.File, problem.Key, problem.Value));
        Assert.NotNull(problem.Line);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_named()
    {
        await File.WriteAllTextAsync(
            _folder["config/tocsin.json"], "{ \"Archive\": { \"Folders\": [ \"nowhere\" ] } }", TestContext.Current.CancellationToken);

        var problem = Assert.Single(await ConfigurationCheck.RunAsync(
            new Locations(_folder["data"], _folder["config"]), TestContext.Current.CancellationToken));

        Assert.Equal("Archive:Folders", problem.Key);
    }
}

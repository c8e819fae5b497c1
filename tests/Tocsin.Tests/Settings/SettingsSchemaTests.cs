using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tocsin.Cli;
using Tocsin.Composition;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Sources.Configuration;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Settings;

/// <summary>What an editor completes in <c>tocsin.json</c> is what the bot reads.</summary>
public sealed class SettingsSchemaTests
{
    private const string Rewrite = "TOCSIN_WRITE_SCHEMA";

    private static string SchemaFile => Repository.At("config", "tocsin.schema.json");

    [Fact]
    public void The_schema_is_what_the_options_say()
    {
        var made = SettingsSchema.Make();
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            File.WriteAllText(SchemaFile, made);
        }

        Assert.True(
            File.Exists(SchemaFile) && File.ReadAllText(SchemaFile).ReplaceLineEndings("\n") == made,
            $"config/tocsin.schema.json is stale. Write it anew: {Rewrite}=1 tests/run -class '*SettingsSchemaTests', and commit it.");
    }

    [Fact]
    public void The_shipped_settings_hold_to_it_and_name_it()
    {
        var path = Repository.At("config", "tocsin.json");
        using var reader = File.OpenText(path);

        Assert.Empty(JsonSchema.Load(SchemaFile).Check(YamlTree.Read(reader)));
        Assert.Empty(SettingsCheck.Check(path));
        Assert.Contains("\"$schema\": \"./tocsin.schema.json\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_is_described()
    {
        var docs = new XmlDocs();

        Assert.Equal([], Keys().Where(key => docs.Of(key.Property) is null && docs.Of(key.Type) is null).Select(key => key.Path));
    }

    [Fact]
    public void Every_default_is_one_that_may_be_written()
    {
        var broken = Keys().Where(key => key.Default is not null && key.Rules.Any(rule => !rule.IsValid(key.Default)));

        Assert.Equal([], broken.Select(key => key.Path));
    }

    [Fact]
    public void Every_options_class_of_the_program_has_its_section()
    {
        using var folder = new TemporaryDirectory();
        Directory.CreateDirectory(folder["config"]);
        File.WriteAllText(folder["config/tocsin.json"], """{ "Telegram": { "Token": "1:a" }, "Discord": { "Token": "a" }, "Local": { "Enabled": true } }""");
        List<Type> bound = [];
        using var host = TocsinHost.Build(new Locations(folder["data"], folder["config"]), services => bound = [.. Bound(services)]);
        var known = SettingsSections.Types.Values.Concat(Keys().Select(key => key.Type)).ToHashSet();

        // The last is no section: --config says where the file lies.
        Assert.Equal([], bound.Except(known).Except([typeof(SourcesFileOptions)]).Select(type => type.Name));
    }

    private static IEnumerable<Type> Bound(IServiceCollection services) =>
        services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
            .Select(type => type.GenericTypeArguments[0])
            .Where(type => type.Assembly.GetName().Name!.StartsWith("tocsin", StringComparison.OrdinalIgnoreCase))
            .Distinct();

    private static IEnumerable<SettingsKey> Keys() => SettingsSections.All.Values.SelectMany(keys => keys).SelectMany(Below);

    private static IEnumerable<SettingsKey> Below(SettingsKey key) => key.Children.SelectMany(Below).Prepend(key);
}

using System.Text.Json.Nodes;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Campaigns;

/// <summary>What an editor completes is what the bot reads.</summary>
public sealed class CampaignSchemaTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly JsonSchema _schema = JsonSchema.Load(Repository.At("config", "campaigns", "campaign.schema.json"));

    public static TheoryData<string> Shipped =>
        [.. Directory.GetFiles(Repository.At("config", "campaigns"), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Each group of keys: its place in the schema, and a file in which the loader reads such a group, {0} standing for a key.</summary>
    public static TheoryData<string, string> Groups => new()
    {
        { "", "{0}: x\ntexts: {{ en: {{ title: T }} }}" },
        { "source", "texts: {{ en: {{ title: T }} }}\nsource: {{ {0}: x, url: https://example.org }}" },
        { "links", "texts: {{ en: {{ title: T }} }}\nlinks: [{{ {0}: x, title: T, url: https://example.org }}]" },
        { "audience", "texts: {{ en: {{ title: T }} }}\naudience: {{ {0}: x }}" },
        { "texts", "texts: {{ en: {{ {0}: x, title: T }} }}" },
        { "schedules", "texts: {{ en: {{ title: T }} }}\nschedules: {{ a: {{ {0}: x, when: every day 9:00 UTC, post: digest }} }}" },
        { "schedules/audience", "texts: {{ en: {{ title: T }} }}\nschedules: {{ a: {{ audience: {{ {0}: x }}, when: every day 9:00 UTC, post: digest }} }}" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_files_are_valid_and_name_their_schema(string file)
    {
        var path = Repository.At("config", "campaigns", file);
        using var reader = File.OpenText(path);

        Assert.Equal("# yaml-language-server: $schema=./campaign.schema.json", File.ReadLines(path).First());
        Assert.Empty(_schema.Check(YamlTree.Read(reader)));
        Assert.Empty(CampaignFile.Read(path)!.Problems);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Schema_and_loader_know_the_same_keys(string group, string file)
    {
        var described = Properties(group).Select(property => property.Key).ToHashSet();

        var unknown = Problems(string.Format(file, "no-such-key")).Single(problem => problem.Problem == "is unknown");
        var known = unknown.Remedy[(unknown.Remedy.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(", ").ToHashSet();

        Assert.Equal(described.Order(), known.Order());
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_choice_of_the_schema_is_one_that_the_loader_takes(string group, string file)
    {
        foreach (var (key, property) in Properties(group))
        {
            foreach (var choice in _schema.Resolve(property!.AsObject())["enum"]?.AsArray() ?? [])
            {
                // The group's template fills some keys itself; there the choice takes that place.
                var yaml = string.Format(file, key).Replace($"{key}: x", $"{key}: {choice}", StringComparison.Ordinal).Replace(", post: digest }", " }", StringComparison.Ordinal);

                Assert.DoesNotContain(Problems(yaml), problem => problem.Key!.EndsWith(key, StringComparison.Ordinal) && problem.Problem == "is not known");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_key_is_described(string group, string file)
    {
        Assert.NotEmpty(file);
        Assert.All(
            Properties(group),
            property => Assert.True(
                property.Value!["description"] is not null || _schema.Resolve(property.Value.AsObject())["description"] is not null,
                $"{group}.{property.Key} has no description"));
    }

    [Theory]
    [InlineData("colour: red\ntexts: { en: { title: T } }")]
    [InlineData("zone: Europe/Paris")]
    [InlineData("texts: { english: { title: T } }")]
    [InlineData("texts: { en: { aim: A } }")]
    [InlineData("texts: { en: { title: T } }\nmissing-language: warm")]
    [InlineData("texts: { en: { title: T } }\nstarts: 12/10/2026")]
    [InlineData("texts: { en: { title: T } }\nexpires-after: soon")]
    [InlineData("texts: { en: { title: T } }\nlinks: [{ title: T }]")]
    [InlineData("texts: { en: { title: T } }\nlinks: [{ title: T, url: example.org }]")]
    [InlineData("texts: { en: { title: T } }\naudience: { platforms: [irc] }")]
    [InlineData("texts: { en: { title: T } }\nschedules: { A b: { when: every day 9:00 UTC, post: digest } }")]
    [InlineData("texts: { en: { title: T } }\nschedules: { a: { post: digest } }")]
    [InlineData("texts: { en: { title: T } }\nschedules: { a: { when: every day 9:00 UTC, post: digest, at-most: 51 } }")]
    public void What_the_schema_refuses_the_loader_refuses(string yaml)
    {
        using var reader = new StringReader(yaml);

        Assert.NotEmpty(_schema.Check(YamlTree.Read(reader)));
        Assert.NotEmpty(Problems(yaml));
    }

    private JsonObject Properties(string group)
    {
        var schema = _schema.Root;
        foreach (var part in group.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            schema = _schema.Resolve(schema["properties"]![part]!.AsObject());
            schema = (schema["items"] ?? (schema["additionalProperties"] as JsonObject)) is JsonObject each ? _schema.Resolve(each) : schema;
        }

        return schema["properties"]!.AsObject();
    }

    private IReadOnlyList<CampaignProblem> Problems(string yaml)
    {
        File.WriteAllText(_folder["river.yaml"], yaml);
        return CampaignFile.Read(_folder["river.yaml"])!.Problems;
    }
}

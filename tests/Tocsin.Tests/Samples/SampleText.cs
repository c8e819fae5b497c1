using System.Text.RegularExpressions;
using Tocsin.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Tocsin.Tests.Samples;

/// <summary>One file of <c>config/archive</c>: its name, its front matter, its body by paragraphs.</summary>
/// <remarks>The front matter is read strictly: an unknown, missing, doubled or empty key fails.</remarks>
internal sealed partial record SampleText(string Name, SampleFrontMatter FrontMatter, IReadOnlyList<string> Paragraphs)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithEnforceRequiredMembers()
        .WithEnforceNullability()
        .Build();

    public static IReadOnlyList<SampleText> All { get; } =
        [.. Directory.GetFiles(Repository.At("config", "archive"), "*.md").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The printed article from which the samples take their facts; null outside a machine that has it.</summary>
    public static string? Article { get; } = ReadArticle();

    public string Body => string.Join("\n\n", Paragraphs);

    /// <summary>All that is ours: title, standfirst and body.</summary>
    public string OwnWords =>
        string.Join("\n\n", [FrontMatter.Title, FrontMatter.Standfirst ?? "", .. Paragraphs]);

    public override string ToString() => Name;

    private static SampleText Read(string path)
    {
        // The number in front of a file's name is its place in the import, and so the article's number in a new archive.
        var name = Path.GetFileNameWithoutExtension(path)["00-".Length..];
        var parts = FrontMatterAndBody().Match(File.ReadAllText(path).ReplaceLineEndings("\n"));
        Assert.True(parts.Success, $"{name}: no front matter between --- lines");
        return new SampleText(
            name,
            FrontMatterOf(name, parts.Groups["yaml"].Value),
            [.. parts.Groups["body"].Value.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static SampleFrontMatter FrontMatterOf(string name, string yaml)
    {
        try
        {
            return Yaml.Deserialize<SampleFrontMatter>(yaml);
        }
        catch (YamlException error)
        {
            throw new InvalidDataException($"{name}.md, line {error.Start.Line + 1}: {error.Message}", error);
        }
    }

    private static string? ReadArticle()
    {
        var path = Repository.At("..", "shared", "data", "seed", "solidarity-with-aleppo.txt");
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    [GeneratedRegex(@"\A---\n(?<yaml>.*?)\n---\n(?<body>.*)\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FrontMatterAndBody();
}

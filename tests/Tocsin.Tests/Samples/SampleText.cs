using System.Text.RegularExpressions;
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

    // First, because the properties below are read through it as the type is made ready.
    private static readonly string Root = FindRoot();

    public static IReadOnlyList<SampleText> All { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "config", "archive"), "*.md").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The printed article from which the samples take their facts; null outside a machine that has it.</summary>
    public static string? Article { get; } = ReadArticle();

    public string Body => string.Join("\n\n", Paragraphs);

    /// <summary>All that is ours: title, standfirst and body without the closing paragraph, which names the source.</summary>
    public string OwnWords =>
        string.Join("\n\n", [FrontMatter.Title, FrontMatter.Standfirst ?? "", .. Paragraphs.SkipLast(1)]);

    public override string ToString() => Name;

    private static SampleText Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
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
        var path = Path.Combine(Root, "..", "shared", "data", "seed", "solidarity-with-aleppo.txt");
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds Bot.sln.");
    }

    [GeneratedRegex(@"\A---\n(?<yaml>.*?)\n---\n(?<body>.*)\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FrontMatterAndBody();
}

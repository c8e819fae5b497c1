using Tocsin.Core.Search.Analysis;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Core.Search.Synonyms;

/// <summary>Reads <c>config/synonyms.yaml</c>: a list of lists of words.</summary>
internal static class SynonymFile
{
    private const string Example = "Write one list a line, such as \"- [Aleppo, Alep]\".";

    /// <summary>The table, and what is wrong with the file; a list that is wrong is left out, the others count.</summary>
    /// <param name="path">A file that is not there means no synonyms.</param>
    public static (SynonymTable Table, IReadOnlyList<SynonymProblem> Problems) Read(string path)
    {
        if (!File.Exists(path))
        {
            return (SynonymTable.Empty, []);
        }

        List<SynonymProblem> problems = [];
        List<IReadOnlyList<string>> groups = [];
        try
        {
            var yaml = new YamlStream();
            using var reader = new StreamReader(path);
            yaml.Load(reader);
            foreach (var node in Lists(path, yaml, problems))
            {
                AddGroup(path, node, groups, problems);
            }
        }
        catch (Exception problem) when (problem is YamlException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new SynonymProblem(
                path,
                problem is YamlException yamlProblem ? (int)yamlProblem.Start.Line : null,
                null,
                $"it cannot be read ({problem.Message})",
                "Search goes on without other spellings; mend the file and start again."));
        }

        return (new SynonymTable(groups), problems);
    }

    private static IEnumerable<YamlNode> Lists(string path, YamlStream yaml, List<SynonymProblem> problems)
    {
        switch (yaml.Documents)
        {
            case [{ RootNode: YamlSequenceNode sequence }, ..]:
                return sequence.Children;
            case []:
                return [];
            default:
                problems.Add(new SynonymProblem(path, 1, null, "this is no list of lists", Example));
                return [];
        }
    }

    private static void AddGroup(string path, YamlNode node, List<IReadOnlyList<string>> groups, List<SynonymProblem> problems)
    {
        if (node is not YamlSequenceNode sequence || sequence.Children.Any(word => word is not YamlScalarNode))
        {
            problems.Add(new SynonymProblem(
                path, (int)node.Start.Line, (node as YamlScalarNode)?.Value, "is no list of words in brackets", Example));
            return;
        }

        List<string> words = [];
        foreach (var word in sequence.Children.Cast<YamlScalarNode>().Select(scalar => scalar.Value ?? ""))
        {
            if (WordOf(word) is { } folded)
            {
                words.Add(folded);
            }
            else
            {
                problems.Add(new SynonymProblem(
                    path, (int)node.Start.Line, word, "is not one word", "Write each spelling as one word, or leave it out."));
            }
        }

        groups.Add(words);
    }

    private static string? WordOf(string text)
    {
        var tokens = new TokenReader(text);
        return tokens.MoveNext() && tokens.Current is { Start: 0, Kind: TokenKind.Word } only && only.Length == text.Length
            ? FoldTable.Fold(text)
            : null;
    }
}

/// <summary>Something in the file that cannot be understood, and what to do about it.</summary>
internal sealed record SynonymProblem(string File, int? Line, string? Value, string Problem, string Remedy)
{
    public override string ToString() =>
        $"{File}{(Line is null ? "" : $", line {Line}")}: {(Value is null ? "" : $"\"{Value}\" ")}{Problem}. {Remedy}";
}

using Tocsin.Core.Search.Analysis;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Core.Search.Synonyms;

/// <summary>Reads <c>config/synonyms.yaml</c>: a list of lists of words.</summary>
internal static class SynonymFile
{
    /// <summary>The table, and what is wrong with the file; a list that is wrong is left out, the others count.</summary>
    /// <param name="path">A file that is not there means no synonyms.</param>
    public static (SynonymTable Table, IReadOnlyList<string> Problems) Read(string path)
    {
        if (!File.Exists(path))
        {
            return (SynonymTable.Empty, []);
        }

        List<string> problems = [];
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
            problems.Add($"{path} cannot be read ({problem.Message}). Search goes on without other spellings; mend the file and start again.");
        }

        return (new SynonymTable(groups), problems);
    }

    private static IEnumerable<YamlNode> Lists(string path, YamlStream yaml, List<string> problems)
    {
        switch (yaml.Documents)
        {
            case [{ RootNode: YamlSequenceNode sequence }, ..]:
                return sequence.Children;
            case []:
                return [];
            default:
                problems.Add($"{path}: expected a list of lists, such as \"- [Aleppo, Alep]\".");
                return [];
        }
    }

    private static void AddGroup(string path, YamlNode node, List<IReadOnlyList<string>> groups, List<string> problems)
    {
        if (node is not YamlSequenceNode sequence || sequence.Children.Any(word => word is not YamlScalarNode))
        {
            problems.Add($"{path}, line {node.Start.Line}: expected a list of words in brackets, such as \"- [Aleppo, Alep]\".");
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
                problems.Add($"{path}, line {node.Start.Line}: \"{word}\" is not one word; write each spelling as one word, or leave it out.");
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

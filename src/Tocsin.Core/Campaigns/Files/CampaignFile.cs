using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>One campaign's file: read whole, with all that is wrong in it at once. It never throws.</summary>
/// <param name="Name">The campaign's name: the file's, without its ending.</param>
/// <param name="File">The file, as it is to be shown.</param>
/// <param name="Campaign">Null when there are problems.</param>
/// <param name="Problems">In the order of the file.</param>
internal sealed partial record CampaignFile(string Name, string File, Campaign? Campaign, IReadOnlyList<CampaignProblem> Problems)
{
    private const int LargestFile = 256 * 1024;

    /// <param name="path">The file.</param>
    /// <returns>Null when it is no longer there.</returns>
    public static CampaignFile? Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var problems = new FileProblems(path);
        Campaign? campaign = null;
        var text = "";
        try
        {
            if (!Slug.Is(name))
            {
                problems.Add(1, null, null, $"the file's name '{name}' is no name for a campaign", $"rename it to {Slug.Of(name)}.yaml");
            }

            text = Text(path);
            using var reader = new StringReader(text);
            campaign = YamlTree.Read(reader) is YamlMap map
                ? CampaignReader.Read(new Section(problems, map, ""), name, Path.GetDirectoryName(path)!)
                : Refuse(problems, 1, "the file holds no keys", "begin with texts: and the campaign's words in one language");
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (YamlException error)
        {
            // The parser marks a tab where it began to read the keys around it.
            var line = IsTab(error) ? LineWithTab(text) : (int)error.Start.Line;
            Refuse(problems, line, $"the file is not valid YAML: {Plain(error)}", Remedy(error));
        }
        catch (DecoderFallbackException)
        {
            Refuse(problems, 1, "the file is not in UTF-8", "save it as UTF-8 in your editor");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Refuse(problems, 1, $"the file cannot be read: {error.Message}", "let the user that runs Tocsin read it");
        }

        return new CampaignFile(name, path, problems.Any ? null : campaign, problems.Found);
    }

    private static string Text(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
        {
            throw new IOException($"it is larger than {LargestFile / 1024} KiB");
        }

        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }

    private static Campaign? Refuse(FileProblems problems, int line, string problem, string remedy)
    {
        problems.Add(Math.Max(line, 1), null, null, problem, remedy);
        return null;
    }

    /// <summary>The parser's words without the position, which stands before them already.</summary>
    private static string Plain(YamlException error) => Position().Replace(error.Message, "").TrimEnd('.', ' ');

    private static string Remedy(YamlException error) =>
        IsTab(error)
            ? "indent with spaces, not with tabs"
            : "indent with two spaces a level, and put text into quotes that holds ': ' or ' #' or begins with a sign";

    private static bool IsTab(YamlException error) => error.Message.Contains("tab ", StringComparison.Ordinal);

    private static int LineWithTab(string text) =>
        text.Split('\n').Index().FirstOrDefault(line => line.Item.TrimStart(' ').StartsWith('\t')).Index + 1;

    [GeneratedRegex(@"^(\(Line: \d+, Col: \d+, Idx: \d+\)( - )?)*(: )?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Position();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Articles;

/// <summary>The forms in which SPIP writes the address of one article: <c>spip.php?article12</c>, <c>article12.html</c>, <c>Title,12</c>.</summary>
/// <param name="Folder">The folder of the site, with both its slashes.</param>
/// <param name="Number">The article's number, unique on its site.</param>
internal readonly partial record struct SpipAddress(string Folder, long Number)
{
    public static SpipAddress? ArticleOf(string path, List<string> parameters)
    {
        var slash = path.LastIndexOf('/');
        var folder = path[..(slash + 1)];
        var page = path[(slash + 1)..];
        var digits = page is "" or "spip.php" or "index.php"
            ? FromQuery(parameters)
            : First(BareForm().Match(page)) ?? First(TitleForm().Match(Uri.UnescapeDataString(page)));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SpipAddress(folder, number)
            : null;
    }

    private static string? FromQuery(List<string> parameters)
    {
        // A page of its comments, or one in another skeleton, is not the article.
        if (parameters.Any(parameter => parameter.StartsWith("page=", StringComparison.Ordinal) && parameter != "page=article"))
        {
            return null;
        }

        return parameters.Select(parameter => First(QueryForm().Match(parameter))).FirstOrDefault(digits => digits is not null);
    }

    private static string? First(Match match) => match.Success ? match.Groups["number"].Value : null;

    [GeneratedRegex(@"^(?:article|id_article=)(?<number>\d{1,12})$", RegexOptions.NonBacktracking)]
    private static partial Regex QueryForm();

    [GeneratedRegex(@"^article(?<number>\d{1,12})(?:\.html)?$", RegexOptions.NonBacktracking)]
    private static partial Regex BareForm();

    // Sections and keywords carry signs around the title (-Title,3- and +word,4+), which this leaves out.
    [GeneratedRegex(@"^[^,+-][^,]*\p{L}[^,]*,(?<number>\d{1,12})(?:\.html)?$", RegexOptions.NonBacktracking)]
    private static partial Regex TitleForm();
}

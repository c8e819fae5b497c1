using System.Text.RegularExpressions;

namespace Tocsin.Tests.Samples;

/// <summary>That the samples hold nothing but the printed article's facts, in words of their own.</summary>
public sealed partial class SampleFactsTests
{
    /// <summary>So many words in a row, outside quotation marks, would be the article's sentence and not ours.</summary>
    private const int CopiedRun = 8;

    [Fact]
    public void Every_figure_stands_in_the_article()
    {
        var known = Figures(Article()).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            SampleText.All,
            text => Assert.All(Figures(ListNumber().Replace(text.OwnWords, "")), figure => Assert.Contains(figure, known)));
    }

    [Fact]
    public void Every_English_quotation_stands_in_the_article_to_the_letter()
    {
        var article = Article();
        var quotations = English().SelectMany(text => Quotation().Matches(text.OwnWords)).Select(match => match.Groups["words"].Value).ToList();

        Assert.NotEmpty(quotations);
        Assert.All(quotations, words => Assert.Contains(words, article, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_English_text_copies_a_run_of_the_article_outside_quotation_marks()
    {
        var runs = Runs(Article()).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            English(),
            text => Assert.All(Runs(Quotation().Replace(text.OwnWords, " ¶ ")), run => Assert.DoesNotContain(run, runs)));
    }

    private static IEnumerable<SampleText> English() => SampleText.All.Where(text => text.FrontMatter.Language == "en");

    private static string Article()
    {
        if (SampleText.Article is null)
        {
            Assert.Skip("The printed article (../shared/data/seed) is not on this machine.");
        }

        return SampleText.Article;
    }

    private static IEnumerable<string> Figures(string text) =>
        Figure().Matches(text).Select(match => string.Concat(match.Value.Where(char.IsAsciiDigit)));

    private static IEnumerable<string> Runs(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).ToArray();
        return Enumerable.Range(0, Math.Max(0, words.Length - CopiedRun + 1))
            .Select(start => string.Join(' ', words.AsSpan(start, CopiedRun).ToArray()));
    }

    /// <summary>A number, with the thousands parted by a comma or a non-breaking space.</summary>
    [GeneratedRegex(@"[0-9]+([,\u00A0\u202F][0-9]{3})*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^[0-9]\. ", RegexOptions.Multiline, 1000)]
    private static partial Regex ListNumber();

    [GeneratedRegex("“(?<words>[^”]+)”", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"[\p{L}\p{N}]+|¶", RegexOptions.None, 1000)]
    private static partial Regex Word();
}

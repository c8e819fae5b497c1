using System.Text.Json;
using Tocsin.Core.Summaries;

namespace Tocsin.Tests.Summaries;

public sealed class SummaryLinesTests
{
    [Fact]
    public async Task Answers_each_line_with_one_line()
    {
        var article = new { id = 7, language = "en", title = "A garden", body = string.Join("\n\n", Articles.Garden) };

        var answers = await Summarize($"{JsonSerializer.Serialize(article)}\n\n{JsonSerializer.Serialize(article)}\n");

        Assert.Equal(2, answers.Count);
        Assert.All(answers, answer => Assert.Equal(7, answer.GetProperty("id").GetInt32()));
        Assert.Equal(Articles.Garden[0], answers[0].GetProperty("sentences")[0].GetString());
        Assert.False(answers[0].TryGetProperty("error", out _));
    }

    [Fact]
    public async Task A_bad_line_is_named_and_the_rest_goes_on()
    {
        var answers = await Summarize("{\"id\":\n{\"id\":\"x\",\"body\":\"\"}\n{\"id\":\"y\",\"body\":\"One sentence stands here alone.\"}\n");

        Assert.Contains("Line 1", answers[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("The article holds no text.", answers[1].GetProperty("error").GetString());
        Assert.Equal("One sentence stands here alone.", answers[2].GetProperty("sentences")[0].GetString());
    }

    [Fact]
    public async Task Letters_of_every_language_stay_letters()
    {
        using var output = new StringWriter();
        await SummaryLines.SummarizeLines(
            new StringReader("{\"id\":\"é\",\"language\":\"ar\",\"body\":\"وصل الجيران إلى الحديقة يوم الثلاثاء.\"}"),
            output,
            new SummaryBudget(1),
            TestContext.Current.CancellationToken);

        Assert.Contains("وصل الجيران", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> Summarize(string lines)
    {
        using var output = new StringWriter();
        await SummaryLines.SummarizeLines(new StringReader(lines), output, new SummaryBudget(1), TestContext.Current.CancellationToken);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}

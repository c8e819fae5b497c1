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
    public async Task A_line_with_a_value_of_the_wrong_kind_keeps_its_id()
    {
        var answer = Assert.Single(await Summarize("{\"id\":7,\"body\":5}\n"));

        Assert.Equal(7, answer.GetProperty("id").GetInt32());
        Assert.Contains("Line 1", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_not_told_is_seen()
    {
        const string Hanging = "He wants the shared garden at the mill to open on a Sunday in May with music and food for the neighbours.";
        var body = string.Join("\n\n", Articles.Garden.Select(text => text.Split(". ")[0].TrimEnd('.') + ".").Where(text => text[0] != '"').Prepend(Hanging));

        var answer = Assert.Single(await Summarize(JsonSerializer.Serialize(new { body }) + "\n"));

        Assert.NotEqual(Hanging, Assert.Single(answer.GetProperty("sentences").EnumerateArray().ToList()).GetString());
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

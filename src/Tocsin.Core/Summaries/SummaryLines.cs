using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Languages;
using Tocsin.Core.Summaries.Lines;

namespace Tocsin.Core.Summaries;

/// <summary>Summarizes JSON Lines of articles, one answer a line, without an archive.</summary>
public static class SummaryLines
{
    // Sentences are read by people and programs, not pasted into HTML: letters stay letters.
    private static readonly SummaryJson Json =
        new(new JsonSerializerOptions(SummaryJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>
    /// Reads <c>{"id","language","title","body"}</c> a line (<c>standfirst</c> too, where there is one) and writes
    /// <c>{"id","sentences":[…]}</c> for each, at once and in order; where there is no summary, <c>error</c> says why and
    /// the rest goes on. Empty lines are passed over.
    /// </summary>
    /// <returns>How many lines had no summary.</returns>
    public static async Task<int> SummarizeLines(TextReader input, TextWriter output, SummaryBudget budget, CancellationToken cancellationToken)
    {
        var summarizer = new Summarizer();
        var (number, failures) = (0, 0);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var answer = Answer(summarizer, line, number, budget);
            failures += answer.Error is null ? 0 : 1;
            await output.WriteLineAsync(JsonSerializer.Serialize(answer, Json.SummaryLine).AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        return failures;
    }

    private static SummaryLine Answer(Summarizer summarizer, string line, int number, SummaryBudget budget)
    {
        try
        {
            var article = JsonSerializer.Deserialize(line, Json.ArticleLine)
                ?? throw new JsonException("the line is null");
            return summarizer.Summarize(Content(article), budget) switch
            {
                SummaryOutcome.Summarized summary => new SummaryLine(article.Id, summary.Sentences),
                SummaryOutcome.Unusable refusal => new SummaryLine(article.Id, [], refusal.Reason),
                _ => throw new InvalidOperationException("An outcome that nobody knows."),
            };
        }
        catch (JsonException error)
        {
            return new SummaryLine(IdOf(line), [], $"Line {number} is no article in JSON ({error.Message}) Write one object a line, with \"id\", \"language\", \"title\" and \"body\".");
        }
    }

    /// <summary>The id of a line that holds something else that is wrong, so that whoever wrote it finds it again.</summary>
    private static JsonElement? IdOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id) ? id.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ArticleContent Content(ArticleLine line)
    {
        var body = line.Body ?? "";
        return new ArticleContent
        {
            Url = "",
            Title = line.Title ?? "",
            Standfirst = line.Standfirst,
            Language = line.Language ?? LanguageDetector.Detect(body),
            Paragraphs = body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
    }
}

using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Archive;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Articles;
using Tocsin.Core.Posts;
using Tocsin.Core.Summaries;
using Tocsin.Core.Wording;

namespace Tocsin.Cli;

/// <summary><c>tocsin summarize FILE|ID|URL</c>: the article's own best sentences.</summary>
internal static class SummarizeVerb
{
    private static readonly Argument<string?> What = new("article")
    {
        Description = "A file, an article's number, or its URL in the archive.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int?> Sentences = new("--sentences")
    {
        Description = "At most so many sentences.",
        HelpName = "N",
        CustomParser = WholeNumber.Of("--sentences", 1),
    };

    private static readonly Option<int?> Characters = new("--chars")
    {
        Description = "At most so many characters.",
        HelpName = "N",
        CustomParser = WholeNumber.Of("--chars", 1),
    };

    private static readonly Option<bool> StandardInput = new("--stdin")
    {
        Description = "Read articles as JSON Lines ({\"id\",\"language\",\"title\",\"body\"}); print a line each. Needs no archive.",
    };

    private static readonly Option<bool> Explain = new("--explain") { Description = "Print how each sentence scored." };

    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command verb = new("summarize", "Summarize an article with its own sentences.")
        {
            What, Sentences, Characters, StandardInput, Explain, Json,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(StandardInput) == (result.GetValue(What) is not null))
            {
                result.AddError("give an article, or --stdin.");
            }

            if (result.GetValue(StandardInput) && !result.GetValue(Json))
            {
                result.AddError("--stdin answers in JSON: add --json.");
            }
        });
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var budget = Budget(parsed);
        if (parsed.GetValue(StandardInput))
        {
            return await SummarizeLinesAsync(budget, cancellationToken);
        }

        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var what = parsed.GetValue(What)!;
        if (await FindAsync(services, what, cancellationToken) is not { } article)
        {
            await Console.Error.WriteLineAsync($"tocsin: no file, article number or archived URL is '{what}'.");
            return ExitCode.Failure;
        }

        var summarizer = services.GetRequiredService<Summarizer>();
        var explanation = parsed.GetValue(Explain) ? summarizer.Explain(article, budget) : null;
        if (explanation is not null && !parsed.GetValue(Json))
        {
            ExplanationTable.Print(explanation);
        }

        return Print(article, summarizer.Summarize(article, budget), parsed.GetValue(Json), explanation?.Rows);
    }

    private static SummaryBudget Budget(ParseResult parsed)
    {
        var (sentences, characters) = (parsed.GetValue(Sentences), parsed.GetValue(Characters));
        return sentences is null && characters is null ? new SummaryBudget(Sentences: 3) : new SummaryBudget(sentences, characters);
    }

    private static async Task<ArticleContent?> FindAsync(IServiceProvider services, string what, CancellationToken cancellationToken)
    {
        if (File.Exists(what))
        {
            return await FirstOfAsync(what, cancellationToken);
        }

        var archive = services.GetRequiredService<ArticleStore>();
        var found = long.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await archive.FindAsync(new ArticleId(number), cancellationToken)
            : await archive.FindByUrlAsync(what, cancellationToken);
        return found?.Content;
    }

    /// <exception cref="InvalidDataException">The file holds no article; the message says why.</exception>
    private static async Task<ArticleContent> FirstOfAsync(string path, CancellationToken cancellationToken)
    {
        await foreach (var item in ImportReaders.ReadAsync(new ImportFile(path, path), cancellationToken))
        {
            return item is ImportItem.Found found
                ? found.Content with { Language = found.Content.Language ?? ArticleLanguage.Detect(found.Content) }
                : throw new InvalidDataException(((ImportItem.Refused)item).Refusal.ToString());
        }

        throw new InvalidDataException($"{path}: there is no article in it.");
    }

    private static int Print(ArticleContent article, SummaryOutcome outcome, bool asJson, IReadOnlyList<SummaryScoreRow>? scores)
    {
        if (outcome is not SummaryOutcome.Summarized summary)
        {
            Console.Error.WriteLine($"tocsin: no summary: {((SummaryOutcome.Unusable)outcome).Reason}");
            return ExitCode.Failure;
        }

        var source = SourceLines.For(article, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), "en");
        if (asJson)
        {
            JsonLine.Print(
                new SummaryJson(
                    article.Title,
                    summary.Sentences,
                    new SummarySourceJson(source.Authors, source.Publication, source.Published, source.Language, source.Url, source.Note),
                    summary.Kind.ToString().ToLowerInvariant(),
                    scores),
                output => output.SummaryJson);
            return ExitCode.Success;
        }

        Console.WriteLine(article.Title);
        if (SummaryLabel.Of(summary.Kind, Words.For("en")) is { } label)
        {
            Console.WriteLine($"  {label}");
        }

        foreach (var sentence in summary.Sentences)
        {
            Console.WriteLine($"  {sentence}");
        }

        Console.WriteLine($"— {SourceLines.Text(source, "en")}\n  {source.Url}");
        return ExitCode.Success;
    }

    private static async Task<int> SummarizeLinesAsync(SummaryBudget budget, CancellationToken cancellationToken)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        await SummaryLines.SummarizeLines(input, output, budget, cancellationToken);
        return ExitCode.Success;
    }
}

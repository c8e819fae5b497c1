using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Search;

namespace Tocsin.Cli;

/// <summary><c>tocsin search WORDS</c>: the same search as in the chats, for the terminal and for scripts.</summary>
internal static class SearchVerb
{
    private static readonly Argument<string[]> Words = new("words")
    {
        Description = "What to look for. Words, \"phrases\", -not, prefix*, title:, topic:, lang:fr, from:2016-04.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int?> Limit = new("--limit")
    {
        Description = "At most so many hits (1 to 1000); 10 when it is not given.",
        HelpName = "N",
        CustomParser = WholeNumber.Of("--limit", 1, 1000),
    };

    private static readonly Option<string?> Language = new("--language")
    {
        Description = "The reader's language (en, fr, ar …); without it the terminal's, and with --json none.",
    };

    private static readonly Option<bool> StandardInput = new("--stdin")
    {
        Description = "Read a query a line, plain or as {\"query\",\"language\",\"limit\"}; print an answer a line.",
    };

    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command verb = new("search", "Search the archive.") { Words, Limit, Language, StandardInput, Json };
        verb.Validators.Add(result =>
        {
            foreach (var word in (result.GetValue(Words) ?? []).Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"{word} is no option of search.");
            }

            if (result.GetValue(StandardInput) && result.GetValue(Words) is { Length: > 0 })
            {
                result.AddError("give words, or --stdin, not both.");
            }
            else if (!result.GetValue(StandardInput) && result.GetValue(Words) is not { Length: > 0 })
            {
                result.AddError("give the words to look for, or --stdin.");
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
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var search = services.GetRequiredService<ArchiveSearch>();
        var progress = await FreshIndex.RefreshAsync(services, FreshIndex.SmallBytes, cancellationToken);
        // What scripts read must not depend on whose terminal they run in.
        var language = parsed.GetValue(Language) ?? (parsed.GetValue(Json) ? null : TerminalLanguage.Of(Environment.GetEnvironmentVariable));
        var request = new SearchRequest(string.Empty, language, parsed.GetValue(Limit) ?? 10) { WithFacets = !parsed.GetValue(Json) };
        if (parsed.GetValue(StandardInput))
        {
            await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            using var input = new StreamReader(Console.OpenStandardInput());
            await new SearchLines(search, request, progress).AnswerAsync(input, output, cancellationToken);
            return ExitCode.Success;
        }

        var asked = request with { Query = string.Join(' ', parsed.GetRequiredValue(Words)) };
        var answer = await search.SearchWholeAsync(asked, progress, cancellationToken);
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(SearchJson.Of(answer), output => output.SearchJson);
        }
        else
        {
            services.GetRequiredService<SearchPrinter>().Print(answer, request.Language);
        }

        return ExitCode.Success;
    }
}

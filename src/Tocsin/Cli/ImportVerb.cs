using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Search;

namespace Tocsin.Cli;

/// <summary><c>tocsin import PATH…</c>: articles from files and folders into the archive.</summary>
internal static class ImportVerb
{
    private static readonly Argument<string[]> Paths = new("paths")
    {
        Description = "Files or folders: Markdown with front matter, HTML, plain text, JSON Lines.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command verb = new("import", "Import articles; what is there already is left as it is.") { Paths, Json };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var report = await services.GetRequiredService<ArticleImport>().RunAsync(parsed.GetRequiredValue(Paths), null, cancellationToken);
        await FreshIndex.RefreshAsync(services, long.MaxValue, cancellationToken);

        // What is left unmerged would be so after the next import too, and each segment more makes a search slower.
        await services.GetRequiredService<ArchiveSearch>().WhenMergedAsync();
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(
                new ImportJson(
                    report.Added,
                    report.Changed,
                    report.Unchanged,
                    report.RefusedCount,
                    [.. report.Refused.Select(refusal => new RefusedJson(refusal.File, refusal.Line, refusal.Key, refusal.Problem, refusal.Remedy))]),
                output => output.ImportJson);
        }
        else
        {
            foreach (var refusal in report.Refused)
            {
                await Console.Error.WriteLineAsync($"refused: {refusal}");
            }

            await Console.Out.WriteLineAsync(
                $"{report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.RefusedCount} refused");
        }

        return report.RefusedCount > 0 ? ExitCode.Failure : ExitCode.Success;
    }
}

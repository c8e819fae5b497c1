using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tocsin.Composition;
using Tocsin.Core.Search;
using Tocsin.Core.Search.Checking;

namespace Tocsin.Cli;

/// <summary><c>tocsin index check</c> says whether the search index is sound; <c>tocsin index rebuild</c> makes it anew.</summary>
internal static class IndexVerb
{
    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command check = new("check", "Read the whole index, also beside a running bot; change nothing. Exit code 1 when it is damaged.") { Json };
        check.SetAction(CheckAsync);
        Command rebuild = new("rebuild", "Make the index anew from the archive; not beside a running bot.");
        rebuild.SetAction(RebuildAsync);
        return new("index", "Check the search index, or make it anew.") { check, rebuild };
    }

    private static async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        await using var search = ArchiveSearch.OpenToRead(
            services.GetRequiredService<IOptions<SearchOptions>>().Value, services.GetRequiredService<IIndexedArticles>());
        var report = await search.CheckAsync(cancellationToken);
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(IndexReportJson.Of(report), output => output.IndexReportJson);
        }
        else
        {
            foreach (var line in Lines(report))
            {
                await Console.Out.WriteLineAsync(line);
            }
        }

        return report.IsSound ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<int> RebuildAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var search = services.GetRequiredService<ArchiveSearch>();
        if (!search.State.IsWriter)
        {
            await Console.Error.WriteLineAsync("tocsin: another tocsin keeps the search index. Nothing was changed. Stop it first, then rebuild.");
            return ExitCode.Failure;
        }

        await search.RebuildAsync(new IndexProgress(Console.Error, services.GetRequiredService<TimeProvider>()), cancellationToken);
        await search.WhenMergedAsync();
        var state = search.State;
        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"made anew: {state.Articles} articles, {state.Segments} segments, {state.Bytes} bytes"));
        return ExitCode.Success;
    }

    private static IEnumerable<string> Lines(IndexReport report)
    {
        var invariant = CultureInfo.InvariantCulture;
        yield return $"articles        {report.State.Articles.ToString(invariant)}";
        yield return $"segments        {report.State.Segments.ToString(invariant)}";
        yield return $"bytes           {report.State.Bytes.ToString(invariant)}";
        yield return report.Behind == 0
            ? "behind          no: it holds all of the archive"
            : $"behind          {report.Behind.ToString(invariant)} changes of the archive, which the next search, import or running bot reads";
        foreach (var problem in report.Problems)
        {
            yield return $"DAMAGED         {problem}";
        }

        yield return report.IsSound
            ? "sound: every byte is as it was written"
            : "The archive has everything that it held. Stop a running tocsin, then: tocsin index rebuild";
    }
}

/// <summary>What <c>tocsin index check --json</c> prints.</summary>
/// <param name="Sound">Whether every byte is as it was written.</param>
/// <param name="Articles">How many articles can be found.</param>
/// <param name="Segments">Of how many segments it consists.</param>
/// <param name="Bytes">How many bytes they take.</param>
/// <param name="Behind">How many changes of the archive it has yet to read.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record IndexReportJson(bool Sound, int Articles, int Segments, long Bytes, long Behind, IReadOnlyList<IndexProblem> Problems)
{
    public static IndexReportJson Of(IndexReport report) => new(
        report.IsSound, report.State.Articles, report.State.Segments, report.State.Bytes, report.Behind, report.Problems);
}

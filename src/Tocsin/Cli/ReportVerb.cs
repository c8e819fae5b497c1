using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Composition;
using Tocsin.Core.Delivery;
using Tocsin.Core.Reports;

namespace Tocsin.Cli;

/// <summary><c>tocsin report [N]</c>: what became of a post, chat by chat; works beside a running bot. The keeper sees addresses.</summary>
internal static class ReportVerb
{
    private const int Latest = 5;

    private static readonly Argument<long?> Post = new("post")
    {
        Description = "The post's number; the last ones when it is not given.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Json = GlobalOptions.Json();
    private static readonly Option<bool> Csv = new("--csv") { Description = "Print one line a chat, with commas between." };
    private static readonly Option<FileInfo?> Output = new("--output") { Description = "Write into this file instead of printing." };

    public static Command Make()
    {
        Command verb = new("report", "Show who got a post, who did not, and why.") { Post, Json, Csv, Output };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(Csv) && result.GetValue(Json))
            {
                result.AddError("--csv and --json are two forms; choose one.");
            }
        });
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await Toolbox.OpenAsync(GlobalOptions.LocationsOf(parsed), cancellationToken);
        var reader = services.GetRequiredService<ReportReader>();
        var reports = parsed.GetValue(Post) is { } number
            ? await reader.FindAsync(number, cancellationToken) is { } one ? [one] : []
            : await reader.LatestAsync(Latest, 0, cancellationToken);
        if (reports.Count == 0)
        {
            await Console.Error.WriteLineAsync(
                parsed.GetValue(Post) is { } missing ? $"tocsin: there is no post {missing}. tocsin report lists the last ones." : "tocsin: nothing was posted yet.");
            return ExitCode.Failure;
        }

        await using var file = parsed.GetValue(Output) is { } output ? new StreamWriter(output.FullName) : null;
        var writer = file ?? Console.Out;
        foreach (var (report, index) in reports.Select((report, index) => (report, index)))
        {
            var chats = await reader.ChatsAsync(report.Id, int.MaxValue, 0, cancellationToken);
            await writer.WriteAsync(Text(parsed, report, chats, isFirst: index == 0));
        }

        return ExitCode.Success;
    }

    private static string Text(ParseResult parsed, DispatchReport report, IReadOnlyList<ReportChat> chats, bool isFirst)
    {
        if (parsed.GetValue(Json))
        {
            return ReportExport.JsonLine(report, chats, withAddresses: true) + "\n";
        }

        if (parsed.GetValue(Csv))
        {
            // One file, one line of names.
            var csv = ReportExport.Csv(report, chats, withAddresses: true);
            return isFirst ? csv : csv[(csv.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        }

        var all = parsed.GetValue(Post) is null ? [] : chats;
        return string.Join('\n', Lines(report).Concat(all.Select(Line))) + "\n";
    }

    private static IEnumerable<string> Lines(DispatchReport report)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"#{report.Id} {report.Name}, {report.Planned:yyyy-MM-dd HH:mm}Z, {report.State}");
        yield return string.Create(CultureInfo.InvariantCulture, $"  {ReportBar.Of(report.Arrived, report.Total)} {report.Arrived} of {report.Total} chats");
        foreach (var count in report.Counts)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {count.Platform,-10} {count.State.ToText(),-10} {count.Chats}");
        }

        foreach (var reason in report.Reasons)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {reason.State.ToText(),-10} {reason.Chats} × {reason.Reason}");
        }

        if (report is { FirstSent: { } first, LastSent: { } last })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  sent from {first:yyyy-MM-dd HH:mm:ss}Z to {last:yyyy-MM-dd HH:mm:ss}Z");
        }
    }

    private static string Line(ReportChat chat) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {chat.Chat,6} {chat.Address,-40} {chat.State.ToText(),-10} {chat.PartsSent}/{chat.Parts} {chat.Reason}").TrimEnd();
}

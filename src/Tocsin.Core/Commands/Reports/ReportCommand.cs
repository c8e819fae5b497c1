using System.Globalization;
using Tocsin.Core.Commands.Members;
using Tocsin.Core.Posts;
using Tocsin.Core.Reports;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Reports;

/// <summary><c>/report [post:N] [by:chat] [format:csv|json]</c>: who got a post, who did not, and why; without a number, the last ones.</summary>
/// <remarks>Chats appear by number and platform, never by address: an answer is read by whoever is in the chat where it was asked for.</remarks>
internal sealed class ReportCommand(ReportReader reports) : ICommand
{
    private const string Post = "post";
    private const string By = "by";
    private const string Format = "format";
    private const int ChatsOnPage = 10;

    /// <summary>Nobody copies more messages than that together.</summary>
    private const int MostMessages = 3;

    public CommandDefinition Definition { get; } = new("report", CommandRole.Organizer)
    {
        Options =
        [
            new CommandOption(Post, Completes: OptionCompletion.Post) { Named = true },
            new CommandOption(By) { Named = true, Choices = ["chat"] },
            new CommandOption(Format) { Named = true, Choices = ["csv", "json"] },
        ],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        // A number alone is a post, too.
        var paging = Paging.Read(call.Arguments) with { Rows = call.Options.ContainsKey(By) ? ChatsOnPage : Paging.Size };
        var asked = call.Options.GetValueOrDefault(Post) ?? paging.Arguments;
        if (asked.Length == 0)
        {
            return await LatestAsync(paging, words, cancellationToken);
        }

        if (!long.TryParse(asked.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await reports.FindAsync(id, cancellationToken) is not { } report)
        {
            return CommandAnswer.Explain(words.Language, words.Format("report.no-such", asked));
        }

        return (call.Options.GetValueOrDefault(Format), call.Options.ContainsKey(By)) switch
        {
            ({ } format, _) => await ExportAsync(report, format, words, cancellationToken),
            (_, true) => await ChatsAsync(report, paging, words, cancellationToken),
            _ => CommandAnswer.Of(ReportPosts.Whole(report, words)),
        };
    }

    private async Task<CommandAnswer> LatestAsync(Paging paging, Words words, CancellationToken cancellationToken)
    {
        // One more than a page holds tells whether there is a next one.
        var latest = await reports.LatestAsync(paging.Rows + 1, paging.Offset, cancellationToken);
        return latest.Count == 0
            ? CommandAnswer.Explain(words.Language, words[paging.Page > 1 ? "list.no-such-page" : "report.none"])
            : CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Title = words["report.latest"],
                Blocks = [.. latest.Take(paging.Rows).Select(report => ReportPosts.Short(report, words))],
                Buttons =
                [
                    .. latest.Take(paging.Rows).Select(report => new PostButton($"#{report.Id}", $"/report post:{report.Id}")),
                    .. paging.Buttons("report", paging.Offset + latest.Count, words),
                ],
            });
    }

    private async Task<CommandAnswer> ChatsAsync(DispatchReport report, Paging paging, Words words, CancellationToken cancellationToken)
    {
        var chats = await reports.ChatsAsync(report.Id, paging.Rows, paging.Offset, cancellationToken);
        return chats.Count == 0
            ? CommandAnswer.Explain(words.Language, words["list.no-such-page"])
            : CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Title = words.Format("report.chats", report.Id, report.Name),
                Blocks = [new PostList([.. chats.Select(chat => ReportPosts.Chat(chat, report.Zone, words))])],
                Buttons = (paging with { Arguments = "" }).Buttons($"report post:{report.Id} by:chat", (int)report.Total, words),
            });
    }

    private async Task<CommandAnswer> ExportAsync(DispatchReport report, string format, Words words, CancellationToken cancellationToken)
    {
        var chats = await reports.ChatsAsync(report.Id, int.MaxValue, 0, cancellationToken);
        var text = format == "csv"
            ? ReportExport.Csv(report, chats, withAddresses: false)
            : ReportExport.JsonRows(report, chats);
        var messages = Preformatted.Posts(text);
        return messages.Count > MostMessages
            ? CommandAnswer.Explain(words.Language, words.Format("report.too-long", report.Id, format))
            : new CommandAnswer(messages);
    }
}

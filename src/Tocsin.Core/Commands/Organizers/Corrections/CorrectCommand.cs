using Tocsin.Core.Commands.Forms;
using Tocsin.Core.Corrections;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Corrections;

/// <summary><c>/correct</c>: new words for posts that stand, and everything that organizers decide about them.</summary>
internal sealed class CorrectCommand(CorrectionDesk desk, CorrectionStore store, CorrectionReportReader reports, CorrectionSettling settling) : IFormCommand
{
    private const int Listed = 10;
    private const int FormText = 4000;

    public CommandDefinition Definition { get; } = new("correct", CommandRole.Organizer)
    {
        Options =
        [
            new CommandOption("action") { Choices = ["list", "show", "approve", "reject", "report", "settle", "emergency"] },
            .. CorrectionTargetOptions.All,
            new CommandOption("lang") { Named = true },
            new CommandOption("title") { Named = true },
            new CommandOption("find") { Named = true },
            new CommandOption("replace") { Named = true },
            new CommandOption("reason") { Named = true },
            new CommandOption("text"),
        ],
        MessageOption = "message",
    };

    /// <summary>The text as it stands, to be changed; where it has more than plain paragraphs, words to be found in it.</summary>
    public async Task<CommandForm?> FormAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (target, _) = CorrectionTargetOptions.Read(call);
        if (target is null || call.Arguments.Length > 0 || call.Options.ContainsKey("title") || call.Options.ContainsKey("find")
            || await desk.CurrentAsync(target, call.Options.GetValueOrDefault("lang")?.ToLowerInvariant(), cancellationToken) is not { } post)
        {
            return null;
        }

        var reason = new FormField("reason") { Longest = 200 };
        return Plain(post) is { } text
            ? new CommandForm([new FormField("title") { Value = post.Title, Longest = 256 }, new FormField("text") { Value = text, IsLong = true }, reason])
            : new CommandForm([new FormField("find") { IsRequired = true }, new FormField("replace"), reason]);
    }

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (target, problem) = CorrectionTargetOptions.Read(call);
        if (problem is not null)
        {
            return CommandAnswer.Explain(call.Language, problem);
        }

        return target is null ? await ActAsync(call, cancellationToken) : await ProposeAsync(call, target, cancellationToken);
    }

    private async Task<CommandAnswer> ProposeAsync(CommandCall call, CorrectionTarget target, CancellationToken cancellationToken)
    {
        var outcome = await desk.ProposeAsync(
            new CorrectionRequest(target)
            {
                Language = call.Options.GetValueOrDefault("lang")?.ToLowerInvariant(),
                Title = call.Options.GetValueOrDefault("title"),
                Text = call.Arguments.Length == 0 ? null : call.Arguments,
                Find = call.Options.GetValueOrDefault("find"),
                Replace = call.Options.GetValueOrDefault("replace"),
                Reason = call.Options.GetValueOrDefault("reason"),
            },
            call.Actor!,
            cancellationToken);
        return CorrectionAnswers.Of(outcome, call.Language);
    }

    private async Task<CommandAnswer> ActAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var action = CorrectionTargetOptions.ChoiceOf(Definition, call.Words.ElementAtOrDefault(0));
        if (action == "list")
        {
            return await ListAsync(words, cancellationToken);
        }

        if (action is null || CorrectionTarget.NumberOf(call.Words.ElementAtOrDefault(1)) is not { } number)
        {
            return CommandAnswer.Explain(call.Language, words["correct.how"]);
        }

        if (action is "approve" or "emergency" && call.Request.Role < CommandRole.Approver)
        {
            return CommandAnswer.Explain(call.Language, words["router.for-approvers"]);
        }

        return action switch
        {
            "approve" => CorrectionAnswers.Of(await desk.ApproveAsync(number, call.Actor!, emergency: false, cancellationToken), call.Language),
            "emergency" => CorrectionAnswers.Of(await desk.ApproveAsync(number, call.Actor!, emergency: true, cancellationToken), call.Language),
            "reject" => await RejectAsync(call, number, words, cancellationToken),
            "settle" => await SettleAsync(call, number, words, cancellationToken),
            "show" => await ShowAsync(call, number, words, cancellationToken),
            _ => await reports.ReadAsync(number, cancellationToken) is { } report
                ? CommandAnswer.Of(CorrectionReportPost.Of(report, call.Language))
                : CommandAnswer.Explain(call.Language, words.Format("correction.no-such", number)),
        };
    }

    private async Task<CommandAnswer> RejectAsync(CommandCall call, long number, Words words, CancellationToken cancellationToken)
    {
        var reason = call.Options.GetValueOrDefault("reason") ?? string.Join(' ', call.Words.Skip(2));
        return reason.Trim().Length == 0
            ? CommandAnswer.Explain(call.Language, words.Format("proposals.why", $"/correct reject {number}"))
            : CorrectionAnswers.Of(await desk.RejectAsync(number, reason, call.Actor!, cancellationToken), call.Language);
    }

    private async Task<CommandAnswer> ListAsync(Words words, CancellationToken cancellationToken)
    {
        var last = await store.LastAsync(Listed, cancellationToken);
        return last.Count == 0
            ? CommandAnswer.Say(words.Language, words["correct.none"])
            : CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Title = words["correct.list"],
                Blocks = [new PostList([.. last.Select(correction => new PostParagraph(CorrectionAnswers.Line(correction, words)))])],
            });
    }

    private async Task<CommandAnswer> ShowAsync(CommandCall call, long number, Words words, CancellationToken cancellationToken) =>
        await store.FindAsync(number, cancellationToken) is not { } correction
            ? CommandAnswer.Explain(call.Language, words.Format("correction.no-such", number))
            : new CommandAnswer(
            [
                CorrectionAnswers.Sentence(words, CorrectionAnswers.Line(correction, words)),
                .. await desk.PostsAsync(number, cancellationToken),
                CorrectionAnswers.Choices(correction, words),
            ]);

    private async Task<CommandAnswer> SettleAsync(CommandCall call, long change, Words words, CancellationToken cancellationToken)
    {
        Settlement? settlement = call.Words.ElementAtOrDefault(2)?.ToLowerInvariant() switch
        {
            "arrived" => Settlement.Arrived,
            "again" or "resend" => Settlement.Resend,
            _ => null,
        };
        return settlement is null
            ? CommandAnswer.Explain(call.Language, words.Format("correction.report.settle", change))
            : await settling.SettleAsync(change, settlement.Value, call.Actor!, cancellationToken)
                ? CommandAnswer.Say(call.Language, words["correct.settled"])
                : CommandAnswer.Explain(call.Language, words.Format("correct.not-in-doubt", change));
    }

    /// <summary>The text, a paragraph a line; null when writing it anew would lose something.</summary>
    private static string? Plain(Post post)
    {
        var lines = post.Blocks.Select(block => block is PostParagraph { Spans: [{ Style: PostStyle.Plain, Link: null } span] } ? span.Text : null).ToList();
        var text = string.Join('\n', lines);
        return lines.Count == 0 || lines.Contains(null) || text.Length > FormText ? null : text;
    }
}

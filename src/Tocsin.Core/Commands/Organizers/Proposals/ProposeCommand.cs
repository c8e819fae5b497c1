using Tocsin.Core.Chats;
using Tocsin.Core.Commands.Forms;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Images;
using Tocsin.Core.Proposals.Previews;
using Tocsin.Core.Proposals.Reading;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary><c>/propose</c>: a call, an article, a digest or words of one's own; with a number, an edit of a proposal.</summary>
internal sealed class ProposeCommand(
    ProposalDesk desk, ImageStore images, ProposalPreview previews, QuotedArticles quotes, ChatStore chats, TimeProvider clock) : IFormCommand
{
    private const int LongestTitle = 200;

    public CommandDefinition Definition { get; } = new("propose", CommandRole.Organizer)
    {
        Options =
        [
            new CommandOption("campaign", Completes: OptionCompletion.Campaign) { Named = true },
            new CommandOption("article", Completes: OptionCompletion.Article) { Named = true },
            new CommandOption("digest") { Named = true },
            new CommandOption("title") { Named = true },
            new CommandOption("lang", Completes: OptionCompletion.Language) { Named = true },
            new CommandOption("from", Completes: OptionCompletion.Article) { Named = true },
            new CommandOption("to") { Named = true },
            new CommandOption("at") { Named = true },
            new CommandOption("alt") { Named = true },
            new CommandOption("own") { Named = true },
            new CommandOption("edit") { Named = true },
            new CommandOption("text"),
        ],
        AttachmentOption = "image",
    };

    /// <summary>Words of one's own, where nothing says what is proposed; what came with an image cannot wait for a form.</summary>
    public Task<CommandForm?> FormAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var saysWhat = call.Arguments.Length > 0 || call.Request.Attachment is not null
            || call.Options.Keys.Any(name => name is "campaign" or "article" or "digest" or "title" or "own" or "edit");
        return Task.FromResult(saysWhat ? null : new CommandForm(
        [
            new FormField("title") { IsRequired = true, Longest = LongestTitle },
            new FormField("text") { IsLong = true, IsRequired = true },
            .. Missing(call, "campaign", "from", "to"),
        ]));
    }

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var typed = TypedProposal.Read(call, Definition.Options);
        if (typed.IsWrongNumber)
        {
            return ProposalNumber.NotOne(call);
        }

        var request = typed.Request;
        if (call.Request.Attachment is { } attachment)
        {
            var (path, problem) = await KeepAsync(attachment, cancellationToken);
            if (problem is not null)
            {
                return CommandAnswer.Explain(call.Language, problem.In(call.Language));
            }

            request = request with { Image = path };
        }

        if (await quotes.WithoutSourceAsync(request, call.Language, cancellationToken) is { } quoted)
        {
            return CommandAnswer.Explain(call.Language, quoted.In(call.Language));
        }

        var context = new ReadingContext(Words.For(call.Language).Language, clock.GetUtcNow())
        {
            Chats = request.To is null ? [] : await chats.ListAllAsync(cancellationToken),
        };
        return typed.Number is { } number
            ? await EditAsync(call, number, request, context, cancellationToken)
            : await NewAsync(call, request, context, cancellationToken);
    }

    private static IEnumerable<FormField> Missing(CommandCall call, params string[] names) =>
        names.Where(name => !call.Options.ContainsKey(name)).Select(name => new FormField(name) { Longest = LongestTitle });

    private async Task<CommandAnswer> NewAsync(
        CommandCall call, ProposalRequest request, ReadingContext context, CancellationToken cancellationToken) =>
        NewDraft.Read(request, context) switch
        {
            DraftOutcome.Read read => await AnswerAsync(
                call, await desk.ProposeAsync(call.Actor!, read.Draft, cancellationToken), "proposals.proposed", cancellationToken),
            var wrong => CommandAnswer.Explain(call.Language, ((DraftOutcome.Wrong)wrong).Problem.In(call.Language)),
        };

    private async Task<CommandAnswer> EditAsync(
        CommandCall call, long number, ProposalRequest request, ReadingContext context, CancellationToken cancellationToken) =>
        await AnswerAsync(
            call,
            await desk.EditAsync(call.Actor!, number, draft => DraftChanges.Edit(draft, request, context), cancellationToken),
            "proposals.edited",
            cancellationToken);

    private async Task<CommandAnswer> AnswerAsync(
        CommandCall call, ProposalOutcome outcome, string key, CancellationToken cancellationToken)
    {
        if (outcome is not ProposalOutcome.Done { Proposal: var proposal })
        {
            return ProposalAnswers.Explain(outcome, call.Language);
        }

        var words = Words.For(call.Language);
        var preview = await previews.MakeAsync(proposal, null, null, cancellationToken);
        var card = ProposalCard.Of(proposal, preview, words, [ProposalCard.Preview(proposal, words), ProposalCard.Test(proposal, words)]);
        return CommandAnswer.Of(card with { Blocks = [.. card.Blocks, new Posts.PostParagraph(words.Format(key, proposal.Id))] });
    }

    private async Task<(string? Path, ProposalProblem? Problem)> KeepAsync(Attachment attachment, CancellationToken cancellationToken)
    {
        if (attachment.Length > ImageStore.Largest)
        {
            return (null, ImageStore.TooLarge());
        }

        await using var stream = await attachment.OpenAsync(cancellationToken);
        return await images.KeepAsync(stream, cancellationToken);
    }
}

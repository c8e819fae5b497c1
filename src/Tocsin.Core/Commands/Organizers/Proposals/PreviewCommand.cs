using Tocsin.Core.Posts;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Previews;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary><c>/preview N</c>: the messages of a proposal as each platform will show them; <c>/preview N test</c> sends them to organizers only.</summary>
internal sealed class PreviewCommand(ProposalStore store, ProposalPreview previews, TestPost test) : ICommand
{
    private const string Test = "test";

    public CommandDefinition Definition { get; } = new("preview", CommandRole.Organizer)
    {
        Options =
        [
            new CommandOption("number", Required: true) { IsWord = true },
            new CommandOption("lang", Completes: OptionCompletion.Language) { Named = true },
            new CommandOption("platform") { Named = true, Choices = ["telegram", "discord", "local"] },
            new CommandOption("how") { Choices = [Test] },
        ],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ProposalNumber.Read(call.Arguments) is not var (number, how))
        {
            return ProposalNumber.NotOne(call);
        }

        if (await store.FindAsync(number, cancellationToken) is not { } proposal)
        {
            return ProposalAnswers.Explain(new ProposalOutcome.NoSuch(), call.Language);
        }

        var words = Words.For(call.Language);
        if (how.Equals(Test, StringComparison.OrdinalIgnoreCase))
        {
            return await TestAsync(call, proposal, words, cancellationToken);
        }

        var language = call.Options.GetValueOrDefault("lang");
        if (language is not null && !Languages.IsTag(language))
        {
            return CommandAnswer.Explain(call.Language, new ProposalProblem("language", language).In(call.Language));
        }

        var platform = call.Options.GetValueOrDefault("platform");
        var isWhole = language is null && platform is null;
        var preview = await previews.MakeAsync(proposal, language?.ToLowerInvariant(), platform, cancellationToken);
        if (isWhole)
        {
            await store.MarkSeenAsync(proposal, call.Actor!, cancellationToken);
        }

        // What one language or one platform shows is no ground to approve the rest.
        PostButton[] decide = proposal.Standing.State != ProposalState.Waiting ? []
            : isWhole ? [ProposalCard.Approve(proposal, words), ProposalCard.Reject(proposal, words)]
            : [ProposalCard.Preview(proposal, words)];
        PostButton[] buttons = [.. decide, ProposalCard.Test(proposal, words)];
        var card = ProposalCard.Of(proposal, preview, words, buttons);
        return new CommandAnswer([.. PreviewPosts.Of(preview, words), card]);
    }

    private async Task<CommandAnswer> TestAsync(
        CommandCall call, StoredProposal proposal, Words words, CancellationToken cancellationToken)
    {
        var outcome = await test.SendAsync(proposal, call.Actor!, cancellationToken);
        return outcome is TestPostOutcome.Sent sent
            ? CommandAnswer.Say(call.Language, words.Format("proposals.tested", proposal.Id, sent.Rooms))
            : CommandAnswer.Explain(
                call.Language,
                words[outcome is TestPostOutcome.NoRoom ? "proposals.no-place-to-test" : "proposals.only-public-rooms"]);
    }
}

using Tocsin.Core.Delivery;
using Tocsin.Core.Proposals;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary><c>/approve N [hash] [mention:everyone|here]</c>: by somebody else than who wrote it, and only what they saw.</summary>
internal sealed class ApproveCommand(ProposalApproval approval) : ICommand
{
    public CommandDefinition Definition { get; } = new("approve", CommandRole.Approver)
    {
        Options =
        [
            new CommandOption("number", Required: true) { IsWord = true },
            new CommandOption("hash") { IsWord = true },
            new CommandOption("mention") { Named = true, Choices = MentionText.All },
        ],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ProposalNumber.Read(call.Arguments) is not var (number, hash))
        {
            return ProposalNumber.NotOne(call);
        }

        var mention = MentionText.Read(call.Options.GetValueOrDefault("mention"));
        var outcome = await approval.ApproveAsync(call.Actor!, number, hash.Length == 0 ? null : hash, mention, cancellationToken);
        return Decisions.Answer(outcome, "proposals.approved", call.Language);
    }
}

/// <summary><c>/reject N reason</c>: by an approver, or by who wrote it.</summary>
internal sealed class RejectCommand(ProposalApproval approval) : ICommand
{
    public CommandDefinition Definition { get; } = new("reject", CommandRole.Organizer)
    {
        Options = [new CommandOption("number", Required: true) { IsWord = true }, new CommandOption("reason")],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Decisions.WithReasonAsync(
            call, "reject", "proposals.rejected", (number, reason) => approval.RejectAsync(call.Actor!, number, reason, cancellationToken));
}

/// <summary><c>/emergency N reason</c>: one person alone sends it; every organizer is told.</summary>
internal sealed class EmergencyCommand(ProposalApproval approval) : ICommand
{
    public CommandDefinition Definition { get; } = new("emergency", CommandRole.Approver)
    {
        Options = [new CommandOption("number", Required: true) { IsWord = true }, new CommandOption("reason")],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Decisions.WithReasonAsync(
            call, "emergency", "proposals.emergency", (number, reason) => approval.EmergencyAsync(call.Actor!, number, reason, cancellationToken));
}

/// <summary><c>/post N</c>: sends an approved one now, rather than at its time or when somebody does.</summary>
internal sealed class PostCommand(ProposalApproval approval) : ICommand
{
    public CommandDefinition Definition { get; } = new("post", CommandRole.Organizer)
    {
        Options = [new CommandOption("number", Required: true) { IsWord = true }],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        ProposalNumber.Read(call.Arguments) is not var (number, _)
            ? ProposalNumber.NotOne(call)
            : Decisions.Answer(await approval.PostAsync(call.Actor!, number, cancellationToken), "proposals.posted", call.Language);
}

/// <summary>What the commands that decide share.</summary>
internal static class Decisions
{
    public static CommandAnswer Answer(ProposalOutcome outcome, string key, string language)
    {
        if (outcome is not ProposalOutcome.Done { Proposal: var proposal })
        {
            return ProposalAnswers.Explain(outcome, language);
        }

        var words = Words.For(language);
        var done = words.Format(key, proposal.Id, proposal.Content.Title, ProposalCard.When(proposal, words));
        return CommandAnswer.Say(language, ProposalCard.Calls(proposal, words) is { } calls ? $"{done} {calls}" : done);
    }

    public static async Task<CommandAnswer> WithReasonAsync(
        CommandCall call, string command, string key, Func<long, string, Task<ProposalOutcome>> decide)
    {
        if (ProposalNumber.Read(call.Arguments) is not var (number, reason))
        {
            return ProposalNumber.NotOne(call);
        }

        if (reason.Length == 0)
        {
            return CommandAnswer.Explain(call.Language, Words.For(call.Language).Format("proposals.why", $"/{command} {number}"));
        }

        return TextRules.Check("reason", reason, TextRules.LongestReason) is { } problem
            ? CommandAnswer.Explain(call.Language, problem.In(call.Language))
            : Answer(await decide(number, reason), key, call.Language);
    }
}

using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary>
/// <c>/schedule add CAMPAIGN every friday 18:00</c>, <c>list</c>, <c>next</c>, <c>change</c>, <c>pause</c>, <c>resume</c>,
/// <c>remove</c>, <c>skip</c>, <c>approve</c>, <c>reject</c>, <c>answer</c>.
/// </summary>
internal sealed class ScheduleCommand(
    ScheduleProposing proposing, ScheduleDeciding deciding, ScheduleDeeds deeds, ScheduleListing listing, WaitingAnswers answers) : ICommand
{
    private static readonly string[] Actions =
        ["add", "list", "next", "change", "pause", "resume", "remove", "skip", "approve", "reject", "answer"];

    public CommandDefinition Definition { get; } = new("schedule", CommandRole.Organizer)
    {
        Options =
        [
            new CommandOption("action") { Choices = Actions },
            new CommandOption("name", Completes: OptionCompletion.Schedule),
            new CommandOption("when"),
            new CommandOption(ScheduleText.What) { Named = true },
            new CommandOption(ScheduleText.To) { Named = true },
            new CommandOption(ScheduleText.CatchUp) { Named = true, Choices = ["skip", "latest", "all", "ask"] },
            new CommandOption(ScheduleText.Expires) { Named = true },
            new CommandOption(ScheduleText.As) { Named = true },
        ],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var (action, rest) = FirstWord(call.Arguments);
        var (name, text) = FirstWord(rest);
        return ActionOf(action) switch
        {
            "add" => await proposing.AddAsync(call, name, text, cancellationToken),
            "change" => await proposing.ChangeAsync(call, name, text, cancellationToken),
            "approve" => await deciding.ApproveAsync(call, name, cancellationToken),
            "reject" => await deciding.RejectAsync(call, name, cancellationToken),
            "list" => await listing.ListAsync(rest, words, cancellationToken),
            "next" => await listing.NextAsync(name, words, cancellationToken),
            "answer" => await answers.AnswerAsync(call, name, text, cancellationToken),
            { } deed => await deeds.DoAsync(call, deed, name, cancellationToken),
            null when action.Length == 0 => await listing.ListAsync("", words, cancellationToken),
            null => CommandAnswer.Explain(words.Language, words["planning.how"]),
        };
    }

    /// <summary>The action that a word means, in any language that the bot speaks.</summary>
    private string? ActionOf(string word) =>
        Actions.FirstOrDefault(action => action.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? Actions.FirstOrDefault(action => Words.Languages.Any(
            language => Words.For(language)[Definition.ChoiceKey(Definition.Options[0], action)].Equals(word, StringComparison.OrdinalIgnoreCase)));

    private static (string Word, string Behind) FirstWord(string text)
    {
        var end = NamedOption.EndOfWord(text);
        return (text[..end], text[end..].TrimStart());
    }
}

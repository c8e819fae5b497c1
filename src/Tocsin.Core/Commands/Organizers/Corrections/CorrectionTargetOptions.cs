using Tocsin.Core.Corrections;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Corrections;

/// <summary>How a post, an article or a message is named on a line: <c>post:12</c>, <c>article:7</c>, <c>message:LINK</c>.</summary>
internal static class CorrectionTargetOptions
{
    public static IReadOnlyList<CommandOption> All { get; } =
    [
        new CommandOption("post") { Named = true },
        new CommandOption("article", Completes: OptionCompletion.Article) { Named = true },
        new CommandOption("message") { Named = true },
    ];

    /// <summary>The one target that was named; neither that nor a problem where none was.</summary>
    public static (CorrectionTarget? Target, string? Problem) Read(CommandCall call)
    {
        var given = All.Where(option => call.Options.ContainsKey(option.Name)).Select(option => option.Name).ToList();
        if (given.Count == 0)
        {
            return (null, null);
        }

        var words = Words.For(call.Language);
        if (given.Count > 1)
        {
            return (null, words["correct.one-target"]);
        }

        var value = call.Options[given[0]];
        var number = CorrectionTarget.NumberOf(value);
        CorrectionTarget? target = given[0] switch
        {
            "message" => new CorrectionTarget.Message(value),
            "post" => number is { } post ? new CorrectionTarget.Post(post) : null,
            _ => number is { } article ? new CorrectionTarget.Article(article) : null,
        };
        return target is null ? (null, words.Format("correct.not-a-number", value)) : (target, null);
    }

    /// <summary>The fixed value of a command's first word, in any language that the bot speaks; null for any other word.</summary>
    public static string? ChoiceOf(CommandDefinition command, string? typed)
    {
        var option = command.Options.First(option => !option.Named && option.Choices.Count > 0);
        return option.Choices.FirstOrDefault(value => value.Equals(typed, StringComparison.OrdinalIgnoreCase)
            || Words.Languages.Any(language =>
                Words.For(language)[command.ChoiceKey(option, value)].Equals(typed, StringComparison.OrdinalIgnoreCase)));
    }
}

using Microsoft.Extensions.Logging;
using Tocsin.Core.Commands;
using Tocsin.Core.Wording;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Receiving;

/// <summary>Registers the commands that Telegram offers while people type, for each kind of chat and language.</summary>
/// <remarks>
/// Telegram itself is asked what it has, so that it is told only what changed. A menu gives no right: the router checks every
/// call. Organizers' commands are in no menu, since a menu for one person would tell Telegram who organizes.
/// </remarks>
internal sealed partial class CommandMenus(ITelegramApi api, CommandRouter router, TimeProvider clock, ILogger<CommandMenus> log)
{
    /// <summary>core.telegram.org/bots/api#botcommand</summary>
    private const int LongestDescription = 256;

    private static readonly (string Scope, CommandRole Most)[] Scopes =
    [
        ("all_private_chats", CommandRole.ChatAdmin),
        ("all_group_chats", CommandRole.Member),
        ("all_chat_administrators", CommandRole.ChatAdmin),
    ];

    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        // The empty code stands for every language that has no menu of its own.
        foreach (var language in Words.Languages.Skip(1).Prepend(""))
        {
            foreach (var (scope, most) in Scopes)
            {
                await RegisterAsync(new BotCommandScope(scope), language, Commands(language, most), cancellationToken);
            }
        }
    }

    private async Task RegisterAsync(
        BotCommandScope scope, string language, List<BotCommand> commands, CancellationToken cancellationToken)
    {
        var standing = await api.GetMyCommandsAsync(new GetMyCommands(scope, language), cancellationToken);
        if (standing.IsOk && standing.Value.SequenceEqual(commands))
        {
            return;
        }

        var wait = new RetryWait();
        var answer = await api.SetMyCommandsAsync(new SetMyCommands(commands, scope, language), cancellationToken);
        while (!answer.IsOk && answer.Problem is ApiProblem.RateLimited)
        {
            await Task.Delay(wait.After(answer.Problem), clock, cancellationToken);
            answer = await api.SetMyCommandsAsync(new SetMyCommands(commands, scope, language), cancellationToken);
        }

        if (!answer.IsOk)
        {
            Log.NotRegistered(log, scope.Type, answer.Problem.Text);
        }
    }

    private List<BotCommand> Commands(string language, CommandRole most)
    {
        var words = Words.For(language);
        return
        [
            .. router.Catalogue
                .Where(command => command.Who <= most)
                .Select(command => new BotCommand(command.Name, Short(words[command.DescriptionKey]))),
        ];
    }

    private static string Short(string text) => text.Length <= LongestDescription ? text : text[..(LongestDescription - 1)] + "…";

    private static partial class Log
    {
        [LoggerMessage(7240, LogLevel.Warning, "Telegram does not take the command menu for {Scope} ({Problem}); commands work without it")]
        public static partial void NotRegistered(ILogger log, string scope, string problem);
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.LocalChat;

/// <summary>Listens in the terminal: welcomes, hands each line to the router and prints its answer.</summary>
/// <remarks>
/// Who sits at the machine's own terminal is <c>local:keeper</c>, an owner unless the settings name others; <c>/as NAME</c> lets
/// one person speak as several. When the input ends, so does the program, unless
/// another platform runs: then the terminal is only one chat among others.
/// </remarks>
internal sealed partial class LocalChatService(
    LocalTerminal terminal,
    CommandRouter router,
    ChatStore chats,
    Welcome welcome,
    LocalChatOptions options,
    IHostApplicationLifetime lifetime,
    ILogger<LocalChatService> logger) : BackgroundService, IHostedLifecycleService
{
    private readonly Speaker _speaker = new();

    /// <summary>The terminal opts in by being opened: before anything is planned, and without undoing an /unsubscribe.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) =>
        chats.EnsureAsync(LocalPlatform.Address, new ChatSettings(), cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lines = terminal.ReadLines(stoppingToken);
        if (terminal.IsInteractive)
        {
            await welcome.ShowAsync(stoppingToken);
            terminal.ShowPrompt();
        }

        try
        {
            var isQuit = false;
            await foreach (var line in lines.ReadAllAsync(stoppingToken))
            {
                isQuit = line.Trim() is "/quit" or "/exit";
                if (isQuit)
                {
                    break;
                }

                await AnswerAsync(line, stoppingToken);
            }

            if (options.StopsAtEndOfInput || isQuit)
            {
                lifetime.StopApplication();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Ctrl-C: the host is already stopping.
        }
        finally
        {
            terminal.Close();
        }
    }

    private async Task AnswerAsync(string line, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        try
        {
            var chat = await chats.FindAsync(LocalPlatform.Address, cancellationToken);
            var words = Words.For(chat?.Settings.Language);
            if (_speaker.Read(line) is { } change)
            {
                terminal.SpeakAs(_speaker.IsKeeper ? "" : _speaker.Name);
                Print(CommandAnswer.Say(words.Language, words.Format(change, _speaker.Name)).Posts);
                return;
            }

            var answer = await router.AnswerAsync(
                new CommandRequest(line, LocalPlatform.Address, CommandRole.ChatAdmin, words.Language)
                {
                    Person = _speaker.Person,
                    IsPrivate = true,
                },
                cancellationToken);
            Print(answer.Posts);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.AnswerFailed(logger, exception);
            terminal.Print(console => console.Write(new Spectre.Console.Text("That went wrong; the log says why. Nothing was changed.\n")));
        }
    }

    private void Print(IReadOnlyList<Post> posts) =>
        terminal.Print(console =>
        {
            foreach (var post in posts)
            {
                PostPrinter.PrintAnswer(console, post);
            }
        });

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Error, "A command in the local chat failed.")]
        public static partial void AnswerFailed(ILogger logger, Exception exception);
    }
}

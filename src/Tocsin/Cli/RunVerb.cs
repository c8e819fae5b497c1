using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Tocsin.Composition;

namespace Tocsin.Cli;

/// <summary><c>tocsin run</c>, and <c>tocsin</c> alone: the bot itself, until Ctrl-C or SIGTERM.</summary>
internal static class RunVerb
{
    public static Command Make()
    {
        Command verb = new("run", "Run the bot: post what is due, answer commands. Without a token it opens a chat in this terminal.");
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = TocsinHost.Build(GlobalOptions.LocationsOf(parsed));
        try
        {
            await host.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop before it had started: nothing is half done, and the next start begins anew.
        }

        return ExitCode.Success;
    }
}

using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>Whether these arguments run the bot.</summary>
    public static bool IsMeant(ParseResult parsed) => parsed.CommandResult.Command is RootCommand or { Name: "run" };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = TocsinHost.Build(GlobalOptions.LocationsOf(parsed));
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await host.StartAsync(cancellationToken);
            _ = new IdleMemory().WatchAsync(TimeProvider.System, stopping);
            await host.WaitForShutdownAsync(cancellationToken);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Asked to stop before all of it had started, it failed in the middle of that, as each service fails when it is
            // cancelled. What has started is stopped in good order, so that what it sent is written down.
            await host.StopAsync(CancellationToken.None);
        }
        finally
        {
            await ((IAsyncDisposable)host).DisposeAsync();
        }

        return ExitCode.Success;
    }
}

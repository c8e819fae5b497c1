using System.CommandLine;
using Tocsin.Composition;

namespace Tocsin.Cli;

/// <summary><c>tocsin check-config</c>: everything that is wrong in the configuration, each with its remedy.</summary>
internal static class CheckConfigVerb
{
    private static readonly Option<bool> Json = GlobalOptions.Json();

    public static Command Make()
    {
        Command verb = new("check-config", "Check every file of the configuration; change nothing.") { Json };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var locations = GlobalOptions.LocationsOf(parsed);
        locations.RequireConfig();
        var problems = await ConfigurationCheck.RunAsync(locations, cancellationToken);
        if (parsed.GetValue(Json))
        {
            JsonLine.Print(problems, output => output.IReadOnlyListConfigProblemJson);
        }
        else
        {
            foreach (var problem in problems)
            {
                await Console.Out.WriteLineAsync(problem.ToString());
            }

            await Console.Out.WriteLineAsync(problems.Count switch
            {
                0 => "The configuration is good.",
                1 => "1 problem.",
                var count => $"{count} problems.",
            });
        }

        return problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}

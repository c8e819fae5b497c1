using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Tocsin.Cli;
using Tocsin.LocalChat;

namespace Tocsin.Composition;

/// <summary>The bot as one process: the slices, the platforms that have a token, and the local chat when none has.</summary>
internal static class TocsinHost
{
    /// <summary>How long a stop may take: what is in flight is drained, then the lease protects the rest.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Builds it.</summary>
    /// <param name="locations">Where its files are.</param>
    /// <param name="change">For tests: replaces the clock or the terminal before the host is built.</param>
    public static IHost Build(Locations locations, Action<IServiceCollection>? change = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "tocsin",
            ContentRootPath = Directory.GetCurrentDirectory(),
            DisableDefaults = true,
        });
        locations.RequireConfig();
        locations.MakeData();
        var problems = SettingsCheck.Check(locations.Settings);
        Refuse(problems.Where(problem => !problem.IsUnknown));
        Settings.Load(builder.Configuration, locations);
        builder.Services
            .Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout)
            .AddTocsin(locations, builder.Configuration)
            .AddBot(locations, builder.Configuration)
            .AddSingleton(new UnreadSettings([.. problems]));
        AddLogging(builder);
        change?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>A value that cannot stand must not be guessed: the bot would run otherwise than its keeper wrote.</summary>
    private static void Refuse(IEnumerable<ConfigProblemJson> problems)
    {
        var lines = problems.Select(problem => problem.ToString()).ToList();
        if (lines.Count > 0)
        {
            throw new InvalidDataException(string.Join('\n', lines));
        }
    }

    /// <summary>Logs go to standard error: with the local chat open only what a person must know, else the events too.</summary>
    private static void AddLogging(HostApplicationBuilder builder)
    {
        var quiet = LocalChatServices.IsOpen(builder.Configuration);
        builder.Logging
            .SetMinimumLevel(quiet ? LogLevel.Warning : LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Quartz", LogLevel.Warning)
            // A start that fails is said by the command line, in one line; here it would be a page of stack.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical)
            .AddConfiguration(builder.Configuration.GetSection("Logging"))
            .AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
                options.UseUtcTimestamp = true;
            });
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}

using System.CommandLine;

namespace Tocsin.Cli;

/// <summary>The options that every command has.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "The folder of the database and the search index.",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => "data",
    };

    public static readonly Option<string> Config = new("--config")
    {
        Description = "The folder of the configuration: tocsin.json, campaigns/, archive/.",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => "config",
    };

    /// <summary>Where the two say that everything is.</summary>
    public static Locations LocationsOf(ParseResult parsed) =>
        new(Path.GetFullPath(parsed.GetRequiredValue(Data)), Path.GetFullPath(parsed.GetRequiredValue(Config)));

    /// <summary>For commands that read: print JSON for scripts.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON, for scripts." };
}

using Spectre.Console;

namespace Tocsin.LocalChat;

/// <summary>Standard output: in colour where a terminal shows it, plain text where it is piped or <c>NO_COLOR</c> is set.</summary>
internal static class TerminalOutput
{
    /// <summary>Lines in a pipe are as wide as this.</summary>
    private const int PipedWidth = 120;

    public static IAnsiConsole Create()
    {
        var isPiped = Console.IsOutputRedirected;
        var hasNoColour = isPiped || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPiped ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = hasNoColour ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (isPiped)
        {
            console.Profile.Width = PipedWidth;
        }

        return console;
    }
}

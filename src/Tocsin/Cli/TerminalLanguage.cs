namespace Tocsin.Cli;

/// <summary>The language that the terminal's environment asks for.</summary>
internal static class TerminalLanguage
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Its code, <c>fr</c> for <c>fr_FR.UTF-8</c>; null where nobody chose one (<c>C</c>, <c>POSIX</c>, nothing).</summary>
    public static string? Of(Func<string, string?> environment)
    {
        var chosen = Variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? string.Empty;
        var code = chosen.Split('_', '.', '@', '-')[0];
        return code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower) ? code : null;
    }
}

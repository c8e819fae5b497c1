using System.Text.RegularExpressions;

namespace Tocsin.Core.Sources.Text;

/// <summary>Languages as the archive writes them: the primary subtag of BCP 47, in lower case.</summary>
internal static partial class LanguageTag
{
    /// <summary><c>fr-FR</c> and <c>FR_fr</c> are <c>fr</c>; null for what names no language.</summary>
    public static string? Read(string? tag)
    {
        var match = Form().Match(tag?.Trim() ?? "");
        return match.Success && match.Groups["primary"].Value.ToLowerInvariant() is var primary && primary is not ("und" or "mul" or "zxx")
            ? primary
            : null;
    }

    [GeneratedRegex("^(?<primary>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Something in a campaign's file that cannot stand, with what to write instead.</summary>
/// <param name="File">The file, as it is to be shown.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Key">The key with the keys above it, <c>schedules.friday-call.when</c>; null for the file as a whole.</param>
/// <param name="Value">What stands there; null when it is missing or no single value.</param>
/// <param name="Problem">What is wrong, as the rest of a sentence that began with the value: "is no date".</param>
/// <param name="Remedy">What to do.</param>
internal sealed record CampaignProblem(string File, int Line, string? Key, string? Value, string Problem, string Remedy)
{
    private const int LongestValue = 60;

    /// <summary><c>file:line: key 'k': value 'v' is no date — write …</c>.</summary>
    public override string ToString() =>
        $"{File}:{Line}: {(Key is null ? "" : $"key '{Key}'")}{(Key is not null && Value is not null ? ": " : "")}"
        + $"{(Value is null ? "" : $"value '{Shortened(Value)}'")} {Problem} — {Remedy}".TrimStart(Key is null ? ' ' : '\0');

    private static string Shortened(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= LongestValue ? line : line[..LongestValue].TrimEnd() + "…";
    }
}

using System.Globalization;
using System.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>One thing that an import could not take, and what its author can do about it.</summary>
/// <param name="File">The file, as the person named it.</param>
/// <param name="Problem">What is wrong, without a full stop.</param>
/// <param name="Remedy">What to do, as a sentence.</param>
internal sealed record ImportRefusal(string File, string Problem, string Remedy)
{
    private const int LongestValue = 60;

    /// <summary>Counted from 1; null where the whole file is meant.</summary>
    public int? Line { get; init; }

    public string? Key { get; init; }

    public string? Value { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder(File);
        text.Append(CultureInfo.InvariantCulture, $"{(Line is { } line ? $", line {line}" : "")}: ");
        if (Key is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Key}{(Value is null ? "" : $" “{Shown(Value)}”")}: ");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Problem}. {Remedy}").ToString();
    }

    private static string Shown(string value) => value.Length <= LongestValue ? value : string.Concat(value.AsSpan(0, LongestValue), "…");
}

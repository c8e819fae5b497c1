namespace Tocsin.Core.Commands.Planning;

/// <summary>What was typed for a schedule: the rule, and options that may stand before or behind it.</summary>
/// <param name="Rule">When, in plain words or cron; empty when it was left out.</param>
/// <param name="Options">By name.</param>
internal sealed record ScheduleText(string Rule, IReadOnlyDictionary<string, string> Options)
{
    public const string What = "what";
    public const string To = "to";
    public const string CatchUp = "catch-up";
    public const string Expires = "expires";
    public const string As = "as";

    private static readonly HashSet<string> Names = new([What, To, CatchUp, Expires, As], StringComparer.OrdinalIgnoreCase);

    /// <summary>The options in the form in which a command takes them.</summary>
    public string Written => string.Join(' ', Options.Select(option => NamedOption.Write(option.Key, option.Value)));

    /// <param name="text">The rule, with options behind it or among it: people write them last.</param>
    /// <param name="given">Those that stood before it.</param>
    public static ScheduleText Read(string text, IReadOnlyDictionary<string, string> given)
    {
        Dictionary<string, string> options = new(given, StringComparer.OrdinalIgnoreCase);
        List<string> rule = [];
        for (var rest = text.TrimStart(); rest.Length > 0; rest = rest.TrimStart())
        {
            if (NamedOption.ReadAt(rest, Names) is { } option)
            {
                options[option.Name] = option.Value;
                rest = rest[option.Length..];
                continue;
            }

            var end = NamedOption.EndOfWord(rest);
            rule.Add(rest[..end]);
            rest = rest[end..];
        }

        return new ScheduleText(string.Join(' ', rule), options);
    }
}

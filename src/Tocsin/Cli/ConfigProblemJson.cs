using System.Text.Json.Serialization;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Search.Synonyms;
using Tocsin.Core.Sources.Configuration;

namespace Tocsin.Cli;

/// <summary>Something wrong in a file of the configuration.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Counted from 1; null where no line is meant.</param>
/// <param name="Key">The key with those above it.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record ConfigProblemJson(string File, int? Line, string? Key, string Problem, string Remedy)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }

    /// <summary>A key that nobody reads: told, but the bot can run beside it.</summary>
    [JsonIgnore]
    public bool IsUnknown { get; init; }

    public static ConfigProblemJson Of(CampaignProblem problem) =>
        new(problem.File, problem.Line, problem.Key, problem.Problem, problem.Remedy) { Value = problem.Value };

    public static ConfigProblemJson Of(SourcesProblem problem) =>
        new(problem.File, problem.Line, problem.Key, problem.Problem, problem.Remedy) { Value = problem.Value };

    public static ConfigProblemJson Of(SynonymProblem problem) =>
        new(problem.File, problem.Line, null, problem.Problem, problem.Remedy) { Value = problem.Value };

    public static ConfigProblemJson Of(ImportRefusal refusal) =>
        new(refusal.File, refusal.Line, refusal.Key, refusal.Problem, refusal.Remedy) { Value = refusal.Value };

    public override string ToString() => string.Concat(
        File,
        Line is null ? "" : $":{Line}",
        Key is null ? "" : $": key '{Key}'",
        Value is null ? "" : $": value '{Value}'",
        Key is null || Value is null ? $": {Problem}" : $" {Problem}",
        $" — {Remedy}");
}

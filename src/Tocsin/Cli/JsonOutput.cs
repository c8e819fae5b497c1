using System.Text.Json.Serialization;
using Tocsin.Core.Search;
using Tocsin.Core.Summaries;

namespace Tocsin.Cli;

/// <summary>What the reading commands print with <c>--json</c>. Others script against it: names are only ever added.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(SearchJson))]
[JsonSerializable(typeof(SearchQuestionJson))]
[JsonSerializable(typeof(SummaryJson))]
[JsonSerializable(typeof(ImportJson))]
[JsonSerializable(typeof(PreviewJson))]
[JsonSerializable(typeof(StatusJson))]
[JsonSerializable(typeof(IReadOnlyList<AuditEntryJson>))]
[JsonSerializable(typeof(AuditVerdictJson))]
[JsonSerializable(typeof(IndexReportJson))]
[JsonSerializable(typeof(IReadOnlyList<ScheduleNextJson>))]
[JsonSerializable(typeof(IReadOnlyList<ConfigProblemJson>))]
internal sealed partial class JsonOutput : JsonSerializerContext;

/// <summary>An answer of <c>tocsin search --json</c>.</summary>
internal sealed record SearchJson(string Query, int Total, IReadOnlyList<HitJson> Hits)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DidYouMean { get; init; }

    /// <summary>How many match by language, where the reader's is told and none is in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, int>? OtherLanguages { get; init; }

    public static SearchJson Of(SearchAnswer answer) => new(answer.Query, answer.Total, [.. answer.Hits.Select(HitJson.Of)])
    {
        DidYouMean = answer.DidYouMean,
        OtherLanguages = Core.Commands.Members.OtherLanguages.Of(answer),
    };
}

internal sealed record HitJson(
    long Id,
    string Url,
    string Title,
    DateOnly? Published,
    string? Language,
    double Score,
    string Snippet,
    IReadOnlyList<MarkJson> Marks)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ExternalId { get; init; }

    public static HitJson Of(SearchHit hit)
    {
        var content = hit.Article.Content;
        return new HitJson(
            hit.Article.Id.Value,
            content.Link,
            content.Title,
            content.Published,
            content.Language,
            Math.Round(hit.Score, 4),
            hit.Snippet.Text,
            [.. hit.Snippet.Marks.Select(mark => new MarkJson(mark.Start, mark.Length))])
        {
            ExternalId = content.ExternalId,
        };
    }
}

/// <summary>A match, in UTF-16 units from the snippet's start.</summary>
internal sealed record MarkJson(int Start, int Length);

/// <summary>A line of <c>tocsin search --stdin --json</c>, when it is no plain text.</summary>
internal sealed record SearchQuestionJson(string? Query, string? Language, int? Limit);

internal sealed record SummaryJson(
    string Title,
    IReadOnlyList<string> Sentences,
    SummarySourceJson Source,
    string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SummaryScoreRow>? Scores);

internal sealed record SummarySourceJson(
    string? Authors,
    string? Publication,
    DateOnly? Published,
    string? Language,
    string Url,
    string? Note);

internal sealed record ImportJson(int Added, int Changed, int Unchanged, int Refused, IReadOnlyList<RefusedJson> Refusals);

internal sealed record RefusedJson(string File, int? Line, string? Key, string Problem, string Remedy);

internal sealed record PreviewJson(string Campaign, IReadOnlyList<PreviewMessageJson> Messages);

internal sealed record PreviewMessageJson(string Platform, string Language, int Part, int Length, string Text);

internal sealed record ScheduleNextJson(
    string Campaign,
    string Schedule,
    string What,
    DateTime Local,
    string Zone,
    DateTimeOffset Utc);

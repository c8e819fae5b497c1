using System.Text.Json.Serialization;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Reports;

/// <summary>A report as JSON. Others script against it: names are only ever added.</summary>
internal sealed record ReportJson(
    long Post,
    string Name,
    DateTimeOffset PlannedUtc,
    string Zone,
    string State,
    long Chats,
    IReadOnlyDictionary<string, long> ByState,
    IReadOnlyList<ReportPlatformJson> ByPlatform,
    IReadOnlyList<ReportReasonJson> Reasons,
    DateTimeOffset? FirstSentUtc,
    DateTimeOffset? LastSentUtc,
    IReadOnlyList<ReportUnreachedJson> Unreached,
    IReadOnlyList<ReportChatJson> Deliveries)
{
    public static ReportJson Of(DispatchReport report, IReadOnlyList<ReportChat> chats, bool withAddresses) => new(
        report.Id,
        report.Name,
        report.Planned,
        report.Zone,
        report.State,
        report.Total,
        Sums(report.Counts),
        [.. report.Counts.GroupBy(count => count.Platform).Select(platform => new ReportPlatformJson(platform.Key, Sums(platform)))],
        [.. report.Reasons.Select(reason => new ReportReasonJson(reason.State.ToText(), reason.Reason, reason.Chats))],
        report.FirstSent,
        report.LastSent,
        [.. report.Unreached.Select(one => new ReportUnreachedJson(one.Withdraws ? "recall" : "correction", one.IsOver, one.Reason, one.Copies))],
        [
            .. chats.Select(chat => new ReportChatJson(
                chat.Chat, chat.Platform, chat.State.ToText(), chat.Reason, chat.Parts, chat.PartsSent, chat.FirstSent, chat.LastSent)
            {
                Address = withAddresses ? chat.Address : null,
            }),
        ]);

    private static Dictionary<string, long> Sums(IEnumerable<ReportCount> counts) =>
        counts.GroupBy(count => count.State.ToText()).ToDictionary(state => state.Key, state => state.Sum(count => count.Chats));
}

internal sealed record ReportPlatformJson(string Platform, IReadOnlyDictionary<string, long> ByState);

internal sealed record ReportReasonJson(string State, string Reason, long Chats);

/// <param name="What">correction or recall.</param>
/// <param name="IsOver">False while it is still tried, or in doubt.</param>
/// <param name="Reason">Why.</param>
/// <param name="Copies">How many chats have a copy that it has not changed.</param>
internal sealed record ReportUnreachedJson(string What, bool IsOver, string Reason, long Copies);

internal sealed record ReportChatJson(
    long Chat,
    string Platform,
    string State,
    string? Reason,
    long Messages,
    long MessagesSent,
    DateTimeOffset? FirstSentUtc,
    DateTimeOffset? LastSentUtc)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Address { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportJson))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;

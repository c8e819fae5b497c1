using System.Text.Json.Serialization;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Campaigns;

/// <summary>Campaigns and schedules as JSON: how revisions are stored, compared and exported.</summary>
/// <remarks>Values that are null are left out, so that a new optional key makes no new revision of what stands.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(ScheduleRuleConverter)])]
[JsonSerializable(typeof(Campaign))]
[JsonSerializable(typeof(ScheduleDefinition))]
internal sealed partial class CampaignJsonContext : JsonSerializerContext;

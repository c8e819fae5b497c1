using System.Collections.Frozen;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Search;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Polling;
using Tocsin.Core.Storage;
using Tocsin.Discord;
using Tocsin.LocalChat;
using Tocsin.Telegram;

namespace Tocsin.Composition;

/// <summary>Every section of <c>tocsin.json</c> with its keys: the properties of its options.</summary>
internal static class SettingsSections
{
    public static readonly FrozenDictionary<string, FrozenSet<string>> All = new Dictionary<string, Type>
    {
        [ArchiveFolders.Section] = typeof(ArchiveFolders),
        [LocalChatOptions.Section] = typeof(LocalChatOptions),
        [DeliveryOptions.Section] = typeof(DeliveryOptions),
        [DispatchOptions.Section] = typeof(DispatchOptions),
        [DatabaseSettings.Section] = typeof(DatabaseSettings),
        [OrganizerOptions.Section] = typeof(OrganizerOptions),
        [CampaignOptions.Section] = typeof(CampaignOptions),
        ["Search"] = typeof(SearchOptions),
        ["Sources"] = typeof(SourcesSection),
        [TelegramOptions.Section] = typeof(TelegramOptions),
        [DiscordOptions.Section] = typeof(DiscordOptions),
    }.ToFrozenDictionary(
        section => section.Key,
        section => section.Value.GetProperties().Where(property => property.CanWrite).Select(property => property.Name)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase),
        StringComparer.OrdinalIgnoreCase);
}

/// <summary>The section <c>Sources</c>: how other people's sites are read, and how often.</summary>
internal sealed class SourcesSection
{
    public FetchOptions Fetch { get; set; } = new();

    public PollOptions Poll { get; set; } = new();
}

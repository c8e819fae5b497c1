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
/// <remarks>Sections and keys are read whatever their case; the schema, and the files that we ship, write them as here.</remarks>
internal static class SettingsSections
{
    public static readonly IReadOnlyDictionary<string, Type> Types = new SortedDictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        [ArchiveFolders.Section] = typeof(ArchiveFolders),
        [LocalChatOptions.Section] = typeof(LocalChatOptions),
        ["Delivery"] = typeof(DeliveryOptions),
        ["Dispatch"] = typeof(DispatchOptions),
        [DatabaseSettings.Section] = typeof(DatabaseSettings),
        [OrganizerOptions.Section] = typeof(OrganizerOptions),
        ["Campaigns"] = typeof(CampaignOptions),
        ["Search"] = typeof(SearchOptions),
        ["Sources"] = typeof(SourcesSection),
        [TelegramOptions.Section] = typeof(TelegramOptions),
        [DiscordOptions.Section] = typeof(DiscordOptions),
    };

    public static readonly FrozenDictionary<string, IReadOnlyList<SettingsKey>> All = Types.ToFrozenDictionary(
        section => section.Key, section => SettingsKey.Of(section.Value, section.Key), StringComparer.OrdinalIgnoreCase);
}

/// <summary>The section <c>Sources</c>: how other people's sites are read, and how often.</summary>
internal sealed class SourcesSection
{
    /// <summary>How Tocsin reads other people's sites.</summary>
    public FetchOptions Fetch { get; set; } = new();

    /// <summary>How often sources are visited.</summary>
    public PollOptions Poll { get; set; } = new();
}

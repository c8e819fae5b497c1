namespace Tocsin.Core.Chats;

/// <summary>A chat's settings as they are read: what an earlier version did not store yet has its default.</summary>
/// <remarks>
/// Generated serializers give an init-only property that is missing in the JSON null or zero, not its default; this has
/// setters, which are called for what is there and for nothing else.
/// </remarks>
internal sealed class StoredSettings
{
    private static readonly ChatSettings Defaults = new();

    public string Language { get; set; } = Defaults.Language;

    public IReadOnlyList<string> Topics { get; set; } = [];

    public IReadOnlyList<string> Tags { get; set; } = [];

    public QuietHours? Quiet { get; set; }

    public string Zone { get; set; } = Defaults.Zone;

    public ChatRisk Risk { get; set; } = Defaults.Risk;

    public ChatSettings ToSettings() => new()
    {
        Language = Language,
        Topics = Topics,
        Tags = Tags,
        Quiet = Quiet,
        Zone = Zone,
        Risk = Risk,
    };
}

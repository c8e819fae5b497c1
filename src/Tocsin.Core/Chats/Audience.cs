namespace Tocsin.Core.Chats;

/// <summary>Which chats: those that satisfy every list that is not empty.</summary>
public sealed record Audience
{
    public static readonly Audience All = new();

    public IReadOnlyList<string> Platforms { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Named chats, as <c>platform:place</c>.</summary>
    public IReadOnlyList<string> Chats { get; init; } = [];

    /// <summary>Whether <paramref name="chat"/> belongs to it. A chat that asked for no topic in particular wants every topic.</summary>
    public bool Includes(Chat chat) =>
        Admits(Platforms, chat.Address.Platform)
        && Admits(Languages, chat.Settings.Language)
        && Admits(Chats, chat.Address.ToString())
        && (Tags.Count == 0 || Tags.Intersect(chat.Settings.Tags, StringComparer.OrdinalIgnoreCase).Any())
        && (Topics.Count == 0 || chat.Settings.Topics.Count == 0
            || Topics.Intersect(chat.Settings.Topics, StringComparer.OrdinalIgnoreCase).Any());

    private static bool Admits(IReadOnlyList<string> wanted, string value) =>
        wanted.Count == 0 || wanted.Contains(value, StringComparer.OrdinalIgnoreCase);
}

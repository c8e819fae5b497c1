namespace Tocsin.Core.Delivery;

/// <summary>Whom a post calls, where an approver allowed it: everybody at once, never a single person.</summary>
public enum Mention
{
    /// <summary>Everybody who can read the chat.</summary>
    Everyone,

    /// <summary>Those of them who are online.</summary>
    Here,
}

/// <summary>Mentions as they are stored and typed.</summary>
internal static class MentionText
{
    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<Mention>().Select(mention => mention.ToText())];

    public static string ToText(this Mention mention) => mention.ToString().ToLowerInvariant();

    public static Mention? Read(string? text) => text is null ? null : Enum.Parse<Mention>(text, ignoreCase: true);

    /// <summary>As readers see it: the same in every language.</summary>
    public static string Shown(this Mention mention) => $"@{mention.ToText()}";
}

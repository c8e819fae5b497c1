namespace Tocsin.Discord.Api.Wire;

/// <summary>An answer to an interaction that shows a form (discord.com/developers/docs/interactions/receiving-and-responding#modal).</summary>
internal sealed record FormCallback(FormBody Data)
{
    public int Type { get; } = 9;
}

/// <param name="CustomId">At most 100 characters; comes back with what was filled in.</param>
/// <param name="Title">At most 45 characters.</param>
/// <param name="Components">One to five.</param>
internal sealed record FormBody(string CustomId, string Title, IReadOnlyList<FormLabel> Components);

/// <summary>discord.com/developers/docs/components/reference#label.</summary>
/// <param name="Label">At most 45 characters.</param>
/// <param name="Description">At most 100.</param>
/// <param name="Component">The field below.</param>
internal sealed record FormLabel(string Label, string? Description, TextInput Component)
{
    public int Type { get; } = 18;
}

/// <summary>discord.com/developers/docs/components/reference#text-input.</summary>
internal sealed record TextInput(string CustomId, int Style)
{
    public const int Line = 1;
    public const int Paragraph = 2;

    public int Type { get; } = 4;

    public string? Value { get; init; }

    public bool Required { get; init; }

    public int MaxLength { get; init; }
}

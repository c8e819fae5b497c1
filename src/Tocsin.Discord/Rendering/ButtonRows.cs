using Tocsin.Core.Posts;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Rendering;

/// <summary>Lays buttons out in rows of five.</summary>
internal static class ButtonRows
{
    /// <summary>What a button with a command carries before it, so that a press says what to do by itself.</summary>
    public const string CommandPrefix = "c:";

    public static IReadOnlyList<ActionRow> Of(IEnumerable<PostButton> buttons) =>
        Rows(buttons.Select(Button).OfType<Button>());

    /// <summary>At most 25; two with one id would be refused.</summary>
    public static IReadOnlyList<ActionRow> Rows(IEnumerable<Button> buttons) =>
    [
        .. buttons
            .DistinctBy(button => button.CustomId ?? button.Url)
            .Take(Limits.ButtonsInRow * Limits.Rows)
            .Chunk(Limits.ButtonsInRow)
            .Select(row => new ActionRow(row)),
    ];

    /// <summary>The button as Discord has it; null when it cannot be one: its address is none, or its command too long to carry.</summary>
    public static Button? Button(PostButton button)
    {
        var label = CleanText.Cut(CleanText.Line(button.Label), Limits.ButtonLabel);
        if (label.Length == 0)
        {
            return null;
        }

        if (Links.Accepted(button.Url, Links.LongestOfButton) is { } url)
        {
            return new Button(Api.Wire.Button.Link, label, Url: url);
        }

        var id = CommandPrefix + button.Command;
        return button.Command is { Length: > 0 } && id.Length <= Limits.CustomId
            ? new Button(Api.Wire.Button.Secondary, label, CustomId: id)
            : null;
    }
}

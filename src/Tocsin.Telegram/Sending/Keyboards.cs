using System.Globalization;
using Tocsin.Core.Posts;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Rendering;

namespace Tocsin.Telegram.Sending;

/// <summary>Lays buttons out in rows that a narrow phone can show.</summary>
internal static class Keyboards
{
    private const int UnitsInRow = 36;
    private const int ButtonsInRow = 4;
    private const int LongestLabel = 64;

    /// <summary>Telegram takes no more under one message [server].</summary>
    private const int MostButtons = 100;

    /// <summary>Null when there are no buttons; one with an address that Telegram would refuse is left out.</summary>
    public static InlineKeyboardMarkup? Of(IReadOnlyList<PostButton> buttons, ButtonMemory memory)
    {
        List<List<InlineKeyboardButton>> rows = [];
        var width = 0;
        foreach (var button in buttons.Select(button => Of(button, memory)).OfType<InlineKeyboardButton>().Take(MostButtons))
        {
            if (rows.Count == 0 || rows[^1].Count == ButtonsInRow || width + button.Text.Length > UnitsInRow)
            {
                rows.Add([]);
                width = 0;
            }

            rows[^1].Add(button);
            width += button.Text.Length;
        }

        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardButton? Of(PostButton button, ButtonMemory memory)
    {
        var label = Label(button.Label);
        if (label.Length == 0)
        {
            return null;
        }

        if (button.Command is { Length: > 0 } command)
        {
            return new InlineKeyboardButton(label, CallbackData: memory.DataOf(command));
        }

        return Links.Accepted(button.Url) is { } url ? new InlineKeyboardButton(label, Url: url) : null;
    }

    private static string Label(string text)
    {
        var clean = CleanText.Of(text, mentions: true).Trim();
        var elements = new StringInfo(clean);
        return clean.Length <= LongestLabel
            ? clean
            : elements.SubstringByTextElements(0, Math.Min(elements.LengthInTextElements, LongestLabel / 2)) + "…";
    }
}

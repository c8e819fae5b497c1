using Tocsin.Core.Delivery;
using Tocsin.Telegram.Rendering;

namespace Tocsin.Telegram.Sending;

/// <summary>A message without markup, for when Telegram refused it with.</summary>
internal static class PlainText
{
    /// <summary>With the links' addresses where they fit, and otherwise with its end, where the source stands.</summary>
    public static string Of(RenderedPart part)
    {
        var most = TextLimits.Message.Units;
        if (part.PlainText.Length <= most)
        {
            return part.PlainText;
        }

        var from = part.PlainText.Length - most + 1;
        return "…" + part.PlainText[(char.IsLowSurrogate(part.PlainText[from]) ? from + 1 : from)..];
    }
}

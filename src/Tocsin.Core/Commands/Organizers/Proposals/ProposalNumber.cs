using System.Globalization;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary>What commands on one proposal share: its number, and the rest of the line.</summary>
internal static class ProposalNumber
{
    /// <summary>The number with which <paramref name="text"/> begins, <c>5</c> or <c>#5</c>; null where it begins otherwise.</summary>
    public static (long Number, string Behind)? Read(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAny(" \t\r\n\u00A0");
        var word = (end < 0 ? trimmed : trimmed[..end]).TrimStart('#');
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, end < 0 ? "" : trimmed[end..].Trim())
            : null;
    }

    public static CommandAnswer NotOne(CommandCall call) =>
        CommandAnswer.Explain(call.Language, Words.For(call.Language).Format("proposals.not-a-number", call.Arguments));
}

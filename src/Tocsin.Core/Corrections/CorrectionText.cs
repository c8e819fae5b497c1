using Tocsin.Core.Proposals;

namespace Tocsin.Core.Corrections;

/// <summary>What new words and reasons may be: what is proposed anew may be no other. Pure.</summary>
internal static class CorrectionText
{
    /// <summary>More than in proposals: an article's own title may stand there.</summary>
    private const int LongestTitle = 256;

    private const string Field = "text";

    /// <summary>Why the words of <paramref name="request"/> cannot stand; null when they can.</summary>
    public static CorrectionOutcome.Impossible? Check(CorrectionRequest request) =>
        Check(request.Title, LongestTitle)
        ?? Check(request.Text, TextRules.LongestText)
        ?? Check(request.Replace, TextRules.LongestText)
        ?? CheckReason(request.Reason);

    public static CorrectionOutcome.Impossible? CheckReason(string? reason) => Check(reason, TextRules.LongestReason);

    /// <summary>Nothing is a good replacement: it takes words away.</summary>
    private static CorrectionOutcome.Impossible? Check(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && TextRules.Check(Field, text, longest) is { } problem
            ? new CorrectionOutcome.Impossible($"correction.{problem.Key}", [.. problem.Values])
            : null;
}

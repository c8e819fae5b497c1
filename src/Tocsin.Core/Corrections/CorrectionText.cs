namespace Tocsin.Core.Corrections;

/// <summary>How long new words and reasons may be: no longer than what is proposed anew. Platforms clean what deceives. Pure.</summary>
internal static class CorrectionText
{
    private const int LongestTitle = 256;
    private const int LongestText = 6000;
    private const int LongestReason = 500;

    /// <summary>Why the words of <paramref name="request"/> cannot stand; null when they can.</summary>
    public static CorrectionOutcome.Impossible? Check(CorrectionRequest request) =>
        Check(request.Title, LongestTitle) ?? Check(request.Text, LongestText) ?? Check(request.Replace, LongestText) ?? CheckReason(request.Reason);

    public static CorrectionOutcome.Impossible? CheckReason(string? reason) => Check(reason, LongestReason);

    private static CorrectionOutcome.Impossible? Check(string? text, int longest) =>
        text?.Length > longest ? new CorrectionOutcome.Impossible("correction.too-long", text.Length, longest) : null;
}

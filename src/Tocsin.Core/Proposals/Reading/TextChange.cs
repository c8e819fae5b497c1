namespace Tocsin.Core.Proposals.Reading;

/// <summary>The words of one language, written or rewritten. Pure.</summary>
internal static class TextChange
{
    /// <summary>The draft's texts with what <paramref name="request"/> says of one language; or what is wrong with it.</summary>
    public static (IReadOnlyDictionary<string, ProposedText> Texts, ProposalProblem? Problem) Apply(
        ProposalDraft draft, ProposalRequest request, ReadingContext context)
    {
        if (request.Language is { } tag && !Languages.IsTag(tag))
        {
            return (draft.Texts, new ProposalProblem("language", tag));
        }

        if (!request.HasWords && request.Alt is null)
        {
            return Untouched(draft, request);
        }

        var language = request.Language?.ToLowerInvariant() ?? draft.Texts.Keys.FirstOrDefault() ?? context.Language;
        var before = draft.Texts.GetValueOrDefault(language);
        var problem = Check(request);
        if (problem is null && (request.Title ?? before?.Title) is null)
        {
            problem = new ProposalProblem("title-missing", language);
        }

        if (problem is null && request.Text is null && before is null)
        {
            problem = new ProposalProblem("text-missing", language);
        }

        if (problem is null && request.Image is not null && (request.Alt ?? before?.ImageAltText) is null)
        {
            problem = new ProposalProblem("alt-missing", language);
        }

        if (problem is not null)
        {
            return (draft.Texts, problem);
        }

        var text = new ProposedText(
            OneLine(request.Title) ?? before!.Title,
            request.Text is { } words ? TextRules.Paragraphs(words) : before!.Paragraphs,
            OneLine(request.Alt) ?? before?.ImageAltText);
        return (new Dictionary<string, ProposedText>(draft.Texts) { [language] = text }, null);
    }

    /// <summary>An image needs its words, and a language alone says nothing.</summary>
    private static (IReadOnlyDictionary<string, ProposedText> Texts, ProposalProblem? Problem) Untouched(ProposalDraft draft, ProposalRequest request) =>
        request.Image is not null ? (draft.Texts, new ProposalProblem("alt-missing", request.Language ?? draft.Texts.Keys.FirstOrDefault() ?? ""))
        : request.Language is not null ? (draft.Texts, new ProposalProblem("text-missing", request.Language))
        : (draft.Texts, null);

    private static ProposalProblem? Check(ProposalRequest request) =>
        (request.Title is { } title ? TextRules.Check("title", title, TextRules.LongestTitle) : null)
        ?? (request.Text is { } text
            ? TextRules.Check("text", text, TextRules.LongestText) ?? TextRules.Check(TextRules.Paragraphs(text))
            : null)
        ?? (request.Alt is { } alt ? TextRules.Check("alt", alt, TextRules.LongestAltText) : null);

    private static string? OneLine(string? text) =>
        text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using Tocsin.Core.Chats;

namespace Tocsin.Core.Proposals.Reading;

/// <summary>Puts what was typed into a draft, new or old. Pure; each field is checked for what it may hold.</summary>
internal static class DraftChanges
{
    /// <summary>An edit: all that is not named stays.</summary>
    public static DraftOutcome Edit(ProposalDraft draft, ProposalRequest request, ReadingContext context) =>
        (request.Campaign ?? request.Article ?? request.Digest) is not null ? DraftOutcome.No("subject-stays")
        : draft.Subject is ProposalSubject.OwnSummary ? OwnSummary(draft, request, context)
        : Apply(draft, request, context);

    public static DraftOutcome Apply(ProposalDraft draft, ProposalRequest request, ReadingContext context)
    {
        if (request.Own is not null)
        {
            return DraftOutcome.No("own-not-here");
        }

        if (!draft.Subject.TakesWords && (request.HasWords || request.Alt is not null || request.Image is not null || request.From is not null))
        {
            return DraftOutcome.No("words-not-here");
        }

        var (texts, problem) = TextChange.Apply(draft, request, context);
        var audience = draft.Audience;
        if (problem is null && request.To is { } to && !AudienceText.TryRead(to, context.Chats, out audience, out var unknown))
        {
            problem = new ProposalProblem("audience", unknown!);
        }

        problem ??= TimeOf(draft, request, context, out draft);
        var from = draft.From;
        problem ??= FromOf(draft, request, ref from);
        return problem is not null
            ? new DraftOutcome.Wrong(problem)
            : new DraftOutcome.Read(draft with { Texts = texts, Image = request.Image ?? draft.Image, Audience = audience, From = from });
    }

    /// <summary>The organizers' own summary of an article: one text in the article's place.</summary>
    public static DraftOutcome OwnSummary(ProposalDraft draft, ProposalRequest request, ReadingContext context)
    {
        if (request.HasWords || request.Alt is not null || request.Image is not null || request.From is not null
            || request.To is not null || request.At is not null)
        {
            return DraftOutcome.No("only-own");
        }

        if (request.Own is not { } own)
        {
            return new DraftOutcome.Read(draft);
        }

        return TextRules.Check("own", own, TextRules.LongestSummary) is { } problem
            ? new DraftOutcome.Wrong(problem)
            : new DraftOutcome.Read(draft with
            {
                Texts = new Dictionary<string, ProposedText> { [context.Language] = new("", TextRules.Paragraphs(own), null) },
            });
    }

    private static ProposalProblem? TimeOf(ProposalDraft draft, ProposalRequest request, ReadingContext context, out ProposalDraft timed)
    {
        timed = draft;
        if (request.At is not { } at)
        {
            return null;
        }

        if (!draft.Subject.IsPosted)
        {
            return new ProposalProblem("nothing-to-time");
        }

        switch (at.Trim().ToLowerInvariant())
        {
            case "now":
                timed = draft with { At = null, ByHand = false };
                return null;
            case "hand":
                timed = draft with { At = null, ByHand = true };
                return null;
            default:
                var isRead = PostTime.TryRead(at, zone: null, context.Now, context.Language, out var instant, out var problem);
                timed = isRead ? draft with { At = instant, ByHand = false } : draft;
                return problem;
        }
    }

    private static ProposalProblem? FromOf(ProposalDraft draft, ProposalRequest request, ref long? from)
    {
        if (request.From is not { } text)
        {
            return null;
        }

        if (draft.Subject is ProposalSubject.CampaignWords)
        {
            return new ProposalProblem("from-not-here");
        }

        from = NewDraft.NumberOf(text);
        return from is null ? new ProposalProblem("article-number", text) : null;
    }
}

using Tocsin.Core.Articles;
using Tocsin.Core.Summaries.Choosing;
using Tocsin.Core.Summaries.Reading;
using Tocsin.Core.Summaries.Scoring;
using Tocsin.Core.Text.Sentences;

namespace Tocsin.Core.Summaries;

/// <summary>Summarizes an article in its own sentences. Pure, deterministic, safe on any thread.</summary>
/// <remarks>
/// Each sentence is in the article to the letter, white space aside; none is cut unless it alone is longer than the
/// budget, and then with a marked ellipsis. Order: the organizer's own summary stands above all, then the editor's
/// standfirst leads, then chosen sentences follow in the article's order and do not repeat it.
/// </remarks>
public sealed class Summarizer
{
    /// <summary>How many sentences where the budget names neither sentences nor characters.</summary>
    private const int UsualSentences = 3;

    /// <summary>However much room there is: more is no summary.</summary>
    private const int MostSentences = 12;

    /// <summary>A text of so few sentences is shown whole where it fits.</summary>
    private const int ShortText = 4;

    private readonly Weights _one;
    private readonly Weights _several;

    public Summarizer()
        : this(Weights.One, Weights.Several)
    {
    }

    internal Summarizer(Weights one, Weights several) => (_one, _several) = (one, several);

    /// <summary>The summary of <paramref name="article"/> within <paramref name="budget"/>, or why there is none.</summary>
    public SummaryOutcome Summarize(ArticleContent article, SummaryBudget budget)
    {
        if (budget is { Sentences: <= 0 } or { Characters: <= 0 })
        {
            return SummaryOutcome.Unusable.Because("summary.no-room");
        }

        if (Given(article.OwnSummary) is { } own)
        {
            return GivenText.Within(own, article.Language, budget) is { } fits
                ? new SummaryOutcome.Summarized([fits], SummaryKind.Organizer)
                : SummaryOutcome.Unusable.Because("summary.no-room");
        }

        var passages = ArticleReader.Read(article);
        return Given(article.Standfirst) is { } standfirst
            ? LedBy(standfirst, passages, article, budget)
            : Chosen(passages, article, budget);
    }

    /// <summary>The scores behind a summary, for people who want to see why.</summary>
    public SummaryExplanation Explain(ArticleContent article, SummaryBudget budget) =>
        SummaryExplanation.Of(ArticleReader.Read(article), text => Score(text, article, MostOf(text, budget), [], out _), Summarize(article, budget));

    /// <summary>The one sentence that says most of <paramref name="article"/> and nothing of <paramref name="said"/>; null where none is left.</summary>
    /// <remarks>Of an organizer's own summary, the first sentence.</remarks>
    internal string? BestSentence(ArticleContent article, IReadOnlyList<string> said)
    {
        if (Given(article.OwnSummary) is { } own)
        {
            return SentenceSegmenter.Split(own, article.Language).Select(span => span.Of(own))
                .FirstOrDefault(sentence => !said.Contains(sentence, StringComparer.OrdinalIgnoreCase));
        }

        // Some articles' titles are their first sentence.
        var passages = ArticleReader.Read(article)
            .Where(passage => passage.Furniture is null && !passage.Text.TrimEnd('.').Equals(article.Title.TrimEnd('.'), StringComparison.OrdinalIgnoreCase))
            .ToList();
        return Choose(passages, article, new SummaryBudget(Sentences: 1), said).FirstOrDefault();
    }

    private SummaryOutcome Chosen(List<Passage> passages, ArticleContent article, SummaryBudget budget)
    {
        if (ListArticle.ItemsOf(passages) is { } items)
        {
            return ListArticle.Summarize(items, budget.Sentences ?? UsualSentences, budget.Characters);
        }

        var text = passages.Where(passage => passage.Furniture is null).ToList();
        // "Police came." says too little to be chosen, and is part of the whole.
        var whole = passages.Where(passage => passage.Furniture is null || IsShortSentence(passage)).ToList();
        if (text.Count == 0)
        {
            text = whole = [.. passages.Where(passage => passage.Furniture is Furniture.Heading or Furniture.Fragment && passage.Words > 0)];
        }

        if (text.Count == 0)
        {
            return SummaryOutcome.Unusable.Because(passages.Count == 0 ? "summary.no-text" : "summary.no-sentence");
        }

        if (IsShort(whole, budget))
        {
            return new SummaryOutcome.Summarized([.. whole.Select(passage => passage.Text)], SummaryKind.Whole);
        }

        var sentences = Choose(text, article, budget, []);
        if (sentences.Count == 0)
        {
            sentences.AddRange(Score(text, article, 1, [], out _).OrderByDescending(score => score.Total)
                .Select(score => Shortened(score.Passage.Text, budget)).OfType<string>().Take(1));
        }

        return sentences.Count > 0
            ? new SummaryOutcome.Summarized(sentences, SummaryKind.Chosen)
            : SummaryOutcome.Unusable.Because("summary.no-room");
    }

    private SummaryOutcome LedBy(string standfirst, List<Passage> passages, ArticleContent article, SummaryBudget budget)
    {
        if (GivenText.Within(standfirst, article.Language, budget) is not { } led)
        {
            return SummaryOutcome.Unusable.Because("summary.no-room");
        }

        var room = (budget.Characters ?? int.MaxValue) - led.Length - 1;
        var left = (budget.Sentences ?? (budget.Characters is null ? UsualSentences : MostSentences)) - SentenceSegmenter.Split(led, article.Language).Count;
        if (led.Length < standfirst.Length || room <= 0 || left <= 0)
        {
            return new SummaryOutcome.Summarized([led], SummaryKind.Standfirst);
        }

        var rest = passages.Where(passage => passage.Furniture is null && !Repeats(standfirst, passage.Text)).ToList();
        return new SummaryOutcome.Summarized(
            [led, .. Choose(rest, article, new SummaryBudget(left, room), [standfirst])], SummaryKind.Standfirst);
    }

    private List<string> Choose(List<Passage> text, ArticleContent article, SummaryBudget budget, IReadOnlyList<string> said)
    {
        var most = MostOf(text, budget);
        var scores = Score(text, article, most, said, out var vectors);
        var room = new Room(most, budget.Characters ?? int.MaxValue);
        return [.. Selection.Choose(scores, room, vectors, WeightsFor(most).Redundancy).Select(passage => passage.Text)];
    }

    private List<SentenceScore> Score(
        IReadOnlyList<Passage> text, ArticleContent article, int most, IReadOnlyList<string> said, out IReadOnlyList<TermVector> vectors)
    {
        var usable = text.Any(passage => !passage.HidesSpeaker) ? text.Where(passage => !passage.HidesSpeaker).ToList() : text;
        return SentenceScorer.Score(usable, article, WeightsFor(most), said, out vectors);
    }

    private Weights WeightsFor(int most) => most > 1 ? _several : _one;

    private static int MostOf(List<Passage> text, SummaryBudget budget) => budget.Sentences
        ?? (budget.Characters is null ? UsualSentences : Math.Clamp(text.Count / 3, UsualSentences, MostSentences));

    private static bool IsShort(List<Passage> text, SummaryBudget budget) =>
        text.Count <= (budget.Sentences ?? ShortText) && text.Sum(passage => passage.Text.Length + 1) - 1 <= (budget.Characters ?? int.MaxValue);

    private static bool Repeats(string standfirst, string sentence) => standfirst.Contains(sentence, StringComparison.OrdinalIgnoreCase);

    private static bool IsShortSentence(Passage passage) =>
        passage.Furniture is Furniture.Fragment && FurnitureRules.EndsWithStop(passage.Text);

    private static string? Shortened(string sentence, SummaryBudget budget) =>
        budget.Characters is not { } characters || sentence.Length <= characters ? sentence : Shortening.Cut(sentence, characters);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : WhiteSpace.Single(text);
}

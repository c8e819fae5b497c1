using Tocsin.Core.Articles;
using Tocsin.Core.Text.Sentences;

namespace Tocsin.Core.Summaries.Reading;

/// <summary>Reads an article into its sentences and says what each of them is.</summary>
internal static class ArticleReader
{
    public static List<Passage> Read(ArticleContent article)
    {
        var cues = Cues.For(article.Language);
        List<Passage> passages = [];
        for (var paragraph = 0; paragraph < article.Paragraphs.Count; paragraph++)
        {
            var text = article.Paragraphs[paragraph];
            var spans = SentenceSegmenter.Split(text, article.Language);
            var quotations = Quotations.Of(text, paragraph + 1 < article.Paragraphs.Count ? article.Paragraphs[paragraph + 1] : null);
            var first = passages.Count;
            foreach (var span in spans)
            {
                passages.Add(Read(text, span, quotations, paragraph, passages.Count, article, cues));
            }

            if (passages.Count - first == 2 && passages[^1].Furniture == Furniture.Caption)
            {
                passages[first] = passages[first] with { Furniture = Furniture.Caption };
            }
        }

        return passages;
    }

    private static Passage Read(
        string text, SentenceSpan span, Quotations quotations, int paragraph, int order, ArticleContent article, Cues cues)
    {
        var sentence = WhiteSpace.Single(text.AsSpan(span.Start, span.Length));
        var words = WordCount.Of(sentence);
        return new Passage(sentence, paragraph, order)
        {
            Words = words,
            IsListItem = ListItems.IsMarker(text, span.Start) || sentence is ['-' or '*' or '–', ' ', ..],
            Furniture = FurnitureRules.Recognise(sentence, words, article, cues),
            Dependence = cues.DependenceOf(sentence),
            Quoted = quotations.ShareOf(span),
            HidesSpeaker = quotations.HideSpeakerOf(text, span) || Quotations.IsBareSpeech(sentence),
        };
    }
}

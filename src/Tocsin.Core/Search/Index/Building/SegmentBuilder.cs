using Tocsin.Core.Articles;
using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Index.Building;

/// <summary>Gathers articles in memory and writes them as one segment.</summary>
internal sealed class SegmentBuilder
{
    private readonly DocumentColumns _columns = new();
    private readonly OccurrenceLog _log = new();
    private readonly Vocabulary _vocabulary = new();
    private int[] _positions = new int[256];
    private int _position;
    private int _length;

    public int Documents => _columns.Count;

    /// <summary>Occurrences held.</summary>
    public int Tokens => _log.Count;

    /// <summary>The language under which an article is kept: its own, or, where it states none, the likeliest.</summary>
    public static string LanguageOf(ArticleContent content) =>
        Analyzer.Primary(content.Language) is not "und" and var stated ? stated : LanguageGuesser.OfText(content);

    public void Add(Article article)
    {
        var content = article.Content;
        var language = LanguageOf(content);
        var analyzer = Analyzer.For(language);
        (_position, _length) = (0, 0);
        Text(analyzer, content.Title, FieldWeights.Title, isTitle: true);
        Text(analyzer, content.Standfirst ?? "", FieldWeights.Standfirst);
        foreach (var paragraph in content.Paragraphs)
        {
            Text(analyzer, paragraph, FieldWeights.Body);
        }

        foreach (var topic in content.Topics)
        {
            Text(analyzer, topic, FieldWeights.Topic);
            Named(topic, TermKey.Topic);
        }

        foreach (var author in content.Authors)
        {
            Text(analyzer, author, FieldWeights.Author);
            Named(author, TermKey.Author);
            _columns.AddAuthor(author, 1);
        }

        foreach (var address in new[] { content.Url, content.Link }.Select(AddressKey.Of).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            _log.Add(_vocabulary.Term(TermKey.Address(address)), Documents, 0, 0);
        }

        _columns.Add(
            article.Id.Value, DocumentLength.Encode(_length), language, content.Published?.DayNumber ?? Segment.NoDay,
            content.Topics.Distinct(StringComparer.Ordinal));
    }

    /// <summary>Writes the segment and returns its checksum; it is on the disk then.</summary>
    public uint WriteTo(string path)
    {
        using var writer = new SegmentWriter(path, _columns);
        foreach (var (key, term) in _vocabulary.SortedTerms())
        {
            WritePostings(writer, _log.Of(term));
            writer.EndTerm(key);
        }

        foreach (var (key, documents, spelling) in _vocabulary.Words.Sorted())
        {
            writer.AddWord(key, documents, spelling);
        }

        return writer.Finish();
    }

    private void Text(Analyzer analyzer, ReadOnlySpan<char> text, int weight, bool isTitle = false)
    {
        var tokens = new TokenReader(text, withLast: true);
        var before = 0;
        while (tokens.MoveNext())
        {
            var token = tokens.Current;
            var spelling = text.Slice(token.Start, token.Length);
            if (token.Kind == TokenKind.Last)
            {
                Last(analyzer, spelling, weight, isTitle);
                continue;
            }

            ref var known = ref _vocabulary.Know(analyzer, spelling, token.Kind);
            if (known.Term != KnownWord.None)
            {
                _log.Add(known.Term, Documents, _position, weight - 1);
                if (known.Word != KnownWord.None)
                {
                    _vocabulary.Words.SeenIn(known.Word, Documents);
                }

                if (isTitle)
                {
                    AddTitle(analyzer, ref known, spelling, token.Kind);
                }

                if (NameRule.IsName(text, before, token, analyzer.Language))
                {
                    AddName(analyzer, ref known, spelling);
                }

                _length += weight;
            }

            _position++;
            before = token.End;
        }

        _position += FieldWeights.Gap;
    }

    /// <summary>The last character of a run lies where its pair lies and makes the text no longer, so that nothing else is ranked otherwise.</summary>
    private void Last(Analyzer analyzer, ReadOnlySpan<char> spelling, int weight, bool isTitle)
    {
        var term = analyzer.Term(spelling, TokenKind.Last);
        if (term.Length == 0)
        {
            return;
        }

        _log.Add(_vocabulary.Term(TermKey.Text(analyzer.Language, term)), Documents, _position - 1, weight - 1);
        if (isTitle)
        {
            _log.Add(_vocabulary.Term(TermKey.Title(analyzer.Language, term)), Documents, _position - 1, 0);
        }
    }

    private void AddTitle(Analyzer analyzer, ref KnownWord known, ReadOnlySpan<char> spelling, TokenKind kind)
    {
        if (known.TitleTerm == KnownWord.None)
        {
            known.TitleTerm = _vocabulary.Term(TermKey.Title(analyzer.Language, analyzer.Term(spelling, kind)));
        }

        _log.Add(known.TitleTerm, Documents, _position, 0);
    }

    private void AddName(Analyzer analyzer, ref KnownWord known, ReadOnlySpan<char> spelling)
    {
        if (known.NameTerm == KnownWord.None)
        {
            known.NameTerm = _vocabulary.Term(TermKey.Name(analyzer.Language, analyzer.Term(spelling, TokenKind.Pair)));
        }

        _log.Add(known.NameTerm, Documents, _position, 0);
    }

    /// <summary>A topic or an author: its words as they are, whatever the language.</summary>
    private void Named(string name, Func<string, string> key)
    {
        var analyzer = Analyzer.For(null);
        var tokens = new TokenReader(name, withLast: true);
        while (tokens.MoveNext())
        {
            var term = analyzer.Term(name.AsSpan(tokens.Current.Start, tokens.Current.Length), TokenKind.Pair);
            _position -= tokens.Current.Kind == TokenKind.Last ? 1 : 0;
            if (term.Length > 0)
            {
                _log.Add(_vocabulary.Term(key(term)), Documents, _position, 0);
            }

            _position++;
        }

        _position += FieldWeights.Gap;
    }

    private void WritePostings(SegmentWriter writer, OccurrenceLog.OccurrenceReader occurrences)
    {
        for (var goesOn = occurrences.MoveNext(); goesOn;)
        {
            var document = occurrences.Document;
            var (count, extra) = (0, 0);
            for (; goesOn && occurrences.Document == document; goesOn = occurrences.MoveNext())
            {
                if (count == _positions.Length)
                {
                    Array.Resize(ref _positions, count * 2);
                }

                _positions[count++] = occurrences.Position;
                extra += occurrences.Extra;
            }

            writer.Postings.Add(document, extra, _positions.AsSpan(0, count));
        }
    }
}

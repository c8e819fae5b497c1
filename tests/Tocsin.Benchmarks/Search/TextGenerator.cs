using System.Text;
using Tocsin.Core.Articles;

namespace Tocsin.Benchmarks.Search;

/// <summary>Articles of made-up words from a seed: frequent words as frequent as in a language, rare ones as rare, subjects that recur.</summary>
internal sealed class TextGenerator
{
    private const int VocabularySize = 400_000;
    private const int Frequent = 12_000;
    private const double RareShare = 0.05;
    private const int SubjectCount = 2_000;
    private const int SubjectWords = 60;

    private static readonly string[] Common =
        ("the of and to a in is that for it was on are as with be at by this had not but from have or which one you were all her she there would their "
        + "we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first")
        .Split(' ');

    private readonly Random _random;
    private readonly string[] _vocabulary;
    private readonly int[][] _subjects;

    public TextGenerator(int seed)
    {
        _random = new Random(seed);
        _vocabulary = Vocabulary();
        _subjects = [.. Enumerable.Range(0, SubjectCount).Select(_ => Enumerable.Range(0, SubjectWords).Select(_ => Rank(200)).ToArray())];
    }

    /// <summary>The article of a number; articles are made in their order.</summary>
    public ArticleContent Next(int number)
    {
        var subject = _subjects[_random.Next(SubjectCount)];
        return new ArticleContent
        {
            Url = $"https://generated.example/{number}",
            Title = Words(subject, 5 + _random.Next(6), 0.5),
            Standfirst = Words(subject, 25, 0.3) + ".",
            Paragraphs = [.. Enumerable.Range(0, 4 + _random.Next(5)).Select(_ => Paragraph(subject))],
            Authors = [Name() + " " + Name()],
            Topics = [_vocabulary[Common.Length + subject[0] % 60]],
            Language = "en",
            Published = new DateOnly(2010, 1, 1).AddDays(_random.Next(6000)),
        };
    }

    /// <summary>A word of the vocabulary by its frequency's rank.</summary>
    public string Word(int rank) => _vocabulary[rank];

    private string Paragraph(int[] subject) =>
        string.Join(' ', Enumerable.Range(0, 3 + _random.Next(4)).Select(_ => Words(subject, 8 + _random.Next(16), 0.15) + "."));

    private string Words(int[] subject, int count, double share)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var word = _vocabulary[_random.NextDouble() < share ? subject[(int)(Math.Pow(_random.NextDouble(), 2) * subject.Length)] : Rank(0)];
            text.Append(i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : " " + word);
        }

        return text.ToString();
    }

    /// <summary>A rank by Zipf's law, from the inverse of its continuous form; the rare words fall off faster, as they do in texts.</summary>
    private int Rank(int from)
    {
        if (_random.NextDouble() < RareShare)
        {
            return (int)Math.Min(VocabularySize - 1, Frequent / Math.Pow(1 - _random.NextDouble(), 1.7));
        }

        var low = Math.Log(from + 2.7);
        var high = Math.Log(Frequent + 2.7);
        return (int)(Math.Exp(low + (_random.NextDouble() * (high - low))) - 2.7);
    }

    private string Name() => char.ToUpperInvariant(_vocabulary[5000 + _random.Next(3000)][0]) + _vocabulary[5000 + _random.Next(3000)][1..];

    private string[] Vocabulary()
    {
        const string Onsets = "b c d f g h j k l m n p r s t v w z br cr dr fl gr pl pr st tr sh ch th";
        const string Vowels = "a e i o u a e i o ai ea ou";
        const string Codas = "n r s t l m d k p nd st rt";
        var (onsets, vowels, codas) = (Onsets.Split(' '), Vowels.Split(' '), Codas.Split(' '));
        HashSet<string> words = [.. Common];
        List<string> ordered = [.. Common];
        while (ordered.Count < VocabularySize)
        {
            var word = new StringBuilder();
            for (var syllables = 1 + (int)(Math.Log(ordered.Count) / 4) + _random.Next(2); syllables > 0; syllables--)
            {
                word.Append(onsets[_random.Next(onsets.Length)]).Append(vowels[_random.Next(vowels.Length)]);
            }

            word.Append(codas[_random.Next(codas.Length)]);
            if (words.Add(word.ToString()))
            {
                ordered.Add(word.ToString());
            }
        }

        return [.. ordered];
    }
}

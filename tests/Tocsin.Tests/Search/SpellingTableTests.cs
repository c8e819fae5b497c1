using System.Globalization;
using Tocsin.Core.Search.Index.Building;

namespace Tocsin.Tests.Search;

/// <summary>What was said of a spelling is found again, however many there are and however alike.</summary>
public sealed class SpellingTableTests
{
    [Fact]
    public void Knows_each_spelling_as_a_dictionary_does()
    {
        var random = new Random(17);
        var table = new SpellingTable();
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 200_000; i++)
        {
            var spelling = Spelling(random);

            ref var known = ref table.Of(spelling, out var isNew);

            Assert.Equal(!expected.TryGetValue(spelling, out var number), isNew);
            if (isNew)
            {
                number = expected.Count;
                known = new KnownWord { Term = number, Word = -number };
                expected.Add(spelling, number);
            }

            Assert.Equal((number, -number, KnownWord.None), (known.Term, known.Word, known.TitleTerm));
        }

        Assert.Equal(expected.Count, table.Count);
        Assert.InRange(expected.Count, 20_000, 190_000);
        Assert.All(expected, pair =>
        {
            Assert.Equal(pair.Value, table.Of(pair.Key, out var isNew).Term);
            Assert.False(isNew);
        });
    }

    [Fact]
    public void Keeps_what_is_learnt_of_a_spelling_later()
    {
        var table = new SpellingTable();
        table.Of("lantern", out _) = new KnownWord { Term = 1 };
        table.Of("lantern", out _).TitleTerm = 5;
        for (var i = 0; i < 5_000; i++)
        {
            table.Of(i.ToString(CultureInfo.InvariantCulture), out _);
        }

        Assert.Equal((1, 5, KnownWord.None), (table.Of("lantern", out _).Term, table.Of("lantern", out _).TitleTerm, table.Of("lantern", out _).NameTerm));
    }

    /// <summary>Short and long ones, many of which begin alike; some have the most letters that lie in an entry, and one more.</summary>
    private static string Spelling(Random random)
    {
        var number = random.Next(40_000).ToString(CultureInfo.InvariantCulture);
        return random.Next(5) switch
        {
            0 => number,
            1 => number.PadLeft(16, 'a'),
            2 => number.PadLeft(17, 'a'),
            3 => $"\uD83D\uDFE5{number[..1]}",
            _ => new string('x', 60) + number[..Math.Min(3, number.Length)],
        };
    }
}
